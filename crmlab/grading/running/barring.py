"""Keeping an answer from leaning on modules that the exercise bars.

The functions of a barred module can be imported under any name, in any cell: their bodies are
replaced, so that a call is noticed however it is made.
"""

import contextlib
import importlib
import importlib.abc
import inspect
import pkgutil
import sys
import types
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NoReturn

leaned: list[str] = []
"""The barred modules that have been called in this process, in the order of the calls."""


class Leaned(BaseException):
    """A barred module was called."""


def loaded(modules: Iterable[str]) -> list[str]:
    """Those of `modules` that have been imported, they or a part of them."""
    return [name for name in modules if any(_within(other, name) for other in list(sys.modules))]


def bar(modules: Sequence[str]) -> None:
    """Make every function of `modules`, and importing what is not loaded yet, raise `Leaned`."""
    for name in modules:
        for other, module in list(sys.modules.items()):
            if _within(other, name):
                _bar_functions(vars(module), name)
    sys.meta_path.insert(0, _Guard(modules))


class _Guard(importlib.abc.MetaPathFinder):
    """Stands before the importers of barred modules; a module that is loaded never comes here."""

    def __init__(self, modules: Sequence[str]) -> None:
        self._modules = modules

    def find_spec(self, fullname: str, *_: object) -> None:
        for name in self._modules:
            if _within(fullname, name):
                leaned.append(name)
                raise Leaned(name)


def load(modules: Iterable[str]) -> None:
    """Import `modules` with all their parts."""
    for name in modules:
        package = importlib.import_module(name)
        for part in pkgutil.walk_packages(getattr(package, "__path__", []), f"{name}."):
            if part.name not in sys.modules:
                with contextlib.suppress(Exception):  # what cannot be imported can help nobody
                    importlib.import_module(part.name)


def _within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def _bar_functions(namespace: dict[str, Any], barred: str) -> None:
    def lean(*_args: object, **_kwargs: object) -> NoReturn:
        leaned.append(barred)
        raise Leaned(barred)

    for name, value in list(namespace.items()):
        if not _within(getattr(value, "__module__", None) or "", barred):
            continue
        for function in _functions(value):
            function.__globals__["__lean__"] = lean
            free = function.__code__.co_freevars
            function.__code__ = _body.__code__.replace(co_freevars=free)
        if callable(value) and not isinstance(value, type):
            namespace[name] = lean


def _functions(value: Any) -> Iterator[types.FunctionType]:
    """The functions written in Python that are the value, lie in it or under its decorator."""
    members = list(vars(value).values()) if isinstance(value, type) else [value]
    for member in members:
        for inner in (member, *(getattr(member, name, None) for name in _WRAPPED)):
            if isinstance(inner, types.FunctionType) and not inner.__code__.co_flags & _DEFERRED:
                yield inner


# A function of these kinds cannot have its body replaced by one of another kind.
_DEFERRED = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
_WRAPPED = ("__func__", "fget", "__wrapped__")


def _body(*_args: object, **_kwargs: object) -> None:
    __lean__()  # type: ignore[name-defined]  # noqa: F821 - put there by _bar_functions

"""What stands in the judge for an object of the learner's that cannot cross."""

from collections.abc import Callable
from typing import NoReturn

Refuse = Callable[[str], NoReturn]


class Opaque:
    """Stands for an object that cannot cross; every use of it calls `refuse` with its type."""

    def __init__(self, kind: str, refuse: Refuse) -> None:
        self._kind, self._refuse = kind, refuse

    def __repr__(self) -> str:
        return f"<{self._kind}>"

    def used(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        self._refuse(self._kind)

    def __getattr__(self, name: str) -> NoReturn:
        self.used()

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = used
    __bool__ = __len__ = __iter__ = __contains__ = __getitem__ = __call__ = used
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = used
    __rtruediv__ = __float__ = __int__ = __index__ = __abs__ = __neg__ = __round__ = used

"""Make the theme's templates ready quickly."""

import os
from collections.abc import Iterator
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig

from docs.hooks.outputs import ROOT


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leave the theme's thousands of icons out of the list of what may be copied: none ever is.

    Templates find them by their names all the same.
    """
    theme = config.theme
    environment = theme.get_env

    def get_env() -> jinja2.Environment:
        env = environment()
        env.loader = _Loader(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]
    return config


def on_env(env: jinja2.Environment, **_: object) -> None:
    """Compile a template only if it has changed since it was compiled last."""
    folder = ROOT / ".cache/templates"
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder))


class _Loader(jinja2.FileSystemLoader):
    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in _names(Path(folder))})


def _names(root: Path) -> Iterator[str]:
    for folder, inner, files in os.walk(root):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in files:
            yield Path(folder, name).relative_to(root).as_posix()

"""Keep the theme's templates compiled from one build to the next."""

import jinja2

from docs.hooks.outputs import ROOT


def on_env(env: jinja2.Environment, **_: object) -> None:
    """Compile a template only if it has changed since it was compiled last."""
    folder = ROOT / ".cache/templates"
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder))

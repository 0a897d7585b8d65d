"""What a site needs to be read from a disk: a search that asks no server for its index."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from docs.hooks.languages import is_second_build
from docs.hooks.outputs import ROOT

_SHIM = ROOT / "node_modules/iframe-worker/shim/index.js"
_ADDRESS = "assets/iframe-worker/shim.js"  # its name keeps the theme from fetching its own copy


def is_offline(config: MkDocsConfig) -> bool:
    """Say whether the site that is built is the one for a disk."""
    plugin: Any = config.plugins["material/offline"]
    return bool(plugin.config.enabled)


@event_priority(100)  # before the theme looks whether there is such a script
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the script that lets the search work without a server."""
    if is_offline(config):
        config.extra["polyfills"] = [_ADDRESS]
    return config


@event_priority(-150)  # after the languages are told apart, which forgets files made by others
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Hand that script to the site."""
    if is_second_build(config) or not is_offline(config):
        return files
    if not _SHIM.is_file():
        raise PluginError("iframe-worker, for search on a disk, is missing: make build installs it")
    file = File(_SHIM.name, str(_SHIM.parent), config.site_dir, use_directory_urls=False)
    file.dest_uri = _ADDRESS
    files.append(file)
    return files

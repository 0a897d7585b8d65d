"""Build the site strictly; put it in the place of the last one only if nothing is wrong with it."""

import logging
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from docs.hooks.outputs import ROOT

SITE = ROOT / "site"


def build(root: Path = ROOT, **settings: Any) -> bool:
    """Build `root/site`; say what is wrong and leave the last good site alone if anything is.

    `settings` take the place of those in `mkdocs.yml`.
    """
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    began = time.monotonic()
    site, cache = root / "site", root / ".cache"
    where = f"{os.path.relpath(site, ROOT)}/"
    cache.mkdir(parents=True, exist_ok=True)
    # A folder of its own: another build may go on at the same time.
    with tempfile.TemporaryDirectory(dir=cache, prefix="site-") as scratch:
        new, old = Path(scratch, "new"), Path(scratch, "old")
        config_file = str(ROOT / "mkdocs.yml")
        try:
            mkdocs_build(load_config(config_file, site_dir=str(new), strict=True, **settings))
        except MkDocsException as stopped:
            _say(
                f"{stopped} The site was not built; the last good one, if any, is still in {where}."
            )
            return False
        if site.exists():
            site.rename(old)
        new.rename(site)
    _say(f"Built {where} in {time.monotonic() - began:.1f} s.")
    return True


def listen() -> None:
    """Print the warnings that fail a build, and nothing else of what MkDocs has to say."""
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    logging.getLogger("jieba").disabled = True  # it tells how long its dictionary takes to load


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")

"""Pack the site into a zip that is read from a disk, without a server and without a network."""

import os
import sys
import zipfile
from pathlib import Path

from docs.hooks.build import build
from docs.hooks.outputs import ROOT

ZIP = ROOT / "dist/site-offline.zip"
_FOLDER = "managing-customers"  # what unpacks
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the same site makes the same zip


def pack(zip_file: Path = ZIP) -> bool:
    """Build the site for a disk and pack it; say where it is. False if the build fails."""
    root = ROOT / ".cache/offline"
    os.environ["OFFLINE"] = "true"  # mkdocs.yml asks for it
    try:
        if not build(root):
            return False
    finally:
        del os.environ["OFFLINE"]
    write(root / "site", zip_file)
    size = zip_file.stat().st_size / 1e6
    sys.stdout.write(f"{zip_file} ({size:.1f} MB): unpack it and open index.html.\n")
    return True


def write(site: Path, zip_file: Path) -> None:
    """Pack the files of `site` into one folder of a zip; a page for errors needs a server."""
    zip_file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(zip_file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in sorted(path for path in site.rglob("*") if path.is_file()):
            if file.name == "404.html":
                continue
            name = f"{_FOLDER}/{file.relative_to(site).as_posix()}"
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(entry, file.read_bytes())

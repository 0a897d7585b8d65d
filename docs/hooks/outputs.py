"""What the lessons show when they run, kept in `.cache/` until something it rests on changes."""

import json
import sys
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from docs.hooks.cells import Output, Ran
from docs.hooks.runner import run_pages

ROOT = Path(__file__).parents[2]
_RESTS_ON = (
    "crmlab/**/*",
    "requirements/site.lock",
    "docs/hooks/cells.py",
    "docs/hooks/figures.py",
    "docs/hooks/tables.py",
)

Fences = tuple[str, ...]


class Outputs:
    """What pages show, by their code; `folder` keeps it between builds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ground = _ground()

    def of(self, pages: Iterable[Fences]) -> dict[Fences, list[Ran]]:
        """Give what the fences of each page show, running those pages that are not kept.

        The results of a page end with the first fence that has a problem; such pages are not kept.
        """
        results = {page: self._kept(page) for page in pages}
        missing = [page for page, kept in results.items() if kept is None]
        self._folder.mkdir(parents=True, exist_ok=True)
        for page, ran in zip(missing, run_pages(missing), strict=True):
            results[page] = ran
            if not ran[-1].problem:
                self._file(page).write_text(json.dumps([fence.outputs for fence in ran]))
        return {page: ran or [] for page, ran in results.items()}

    def _kept(self, page: Fences) -> list[Ran] | None:
        try:
            kept = json.loads(self._file(page).read_text())
        except FileNotFoundError:
            return None
        return [Ran([Output(*output) for output in fence]) for fence in kept]

    def _file(self, page: Sequence[str]) -> Path:
        key = sha256("\0".join([self._ground, *page]).encode()).hexdigest()
        return self._folder / f"{key[:32]}.json"


def _ground() -> str:
    """Digest all that outputs rest on besides the page's own code."""
    digest = sha256(sys.version.encode())
    for pattern in _RESTS_ON:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(ROOT).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()

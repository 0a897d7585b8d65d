"""What the Markdown of pages was rendered to last, for as long as the process lives."""

from typing import NamedTuple

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents


class Rendered(NamedTuple):
    """All that rendering leaves in a page; `links` are its links to anchors, by page."""

    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str]
    links: dict[str, dict[str, str]]

    @classmethod
    def of(cls, page: Page) -> "Rendered":
        """Take it from a page that has just been rendered."""
        links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
        anchors = page.present_anchor_ids or set()
        return cls(page.content or "", page.toc, page._title_from_render, anchors, links)

    def put_into(self, page: Page, files: Files) -> None:
        """Leave it in a page that is to be rendered to the same."""
        page.toc = self.toc
        page._title_from_render = self.title
        page.present_anchor_ids = self.anchors
        found = {files.get_file_from_path(name): anchors for name, anchors in self.links.items()}
        page.links_to_anchors = {file: anchors for file, anchors in found.items() if file}


LAST: dict[str, tuple[object, Rendered]] = {}  # by page: what it was rendered from, and to what
QUIZZES: dict[object, str] = {}  # by what they were made from

"""Builds that follow each other in one process, as when a site is served."""

from pathlib import Path
from typing import Any

import pytest
from mkdocs.structure.pages import Page
from mkdocs_quiz.plugin import MkDocsQuizPlugin

from tests.docs.test_build import HEAD, LESSON, built, good, warnings, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of six pages that has been built once."""
    return good(tmp_path, home="# Home {#home}\n\n[One](credit/ratios.md#one)\n")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is rendered from now on."""
    sources: list[str] = []
    render = Page.render

    def listening(page: Page, *settings: object) -> None:
        sources.append(page.markdown or "")
        render(page, *settings)  # type: ignore[arg-type]

    monkeypatch.setattr(Page, "render", listening)
    return sources


def written(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in (root / "site").rglob("*.html")
    }


def test_pages_that_stay_are_not_rendered_again_and_are_the_same(
    root: Path, rendered: list[str]
) -> None:
    before = written(root)
    assert built(root)
    assert rendered == [""] * 6
    assert written(root) == before


def test_a_page_that_was_saved_is_rendered_again_alone(root: Path, rendered: list[str]) -> None:
    write(root, {"en/index.md": "# Home {#home}\n\nSaved.\n"})
    assert built(root)
    (home,) = [source for source in rendered if source]
    assert "Saved." in home
    assert "Saved." in (root / "site/index.html").read_text("utf-8")


def test_a_quiz_that_was_saved_is_made_again_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    process: Any = MkDocsQuizPlugin._process_quiz

    def listening(plugin: object, quiz: str, *settings: object) -> Any:
        made.append(quiz)
        return process(plugin, quiz, *settings)

    monkeypatch.setattr(MkDocsQuizPlugin, "_process_quiz", listening)
    saved = (HEAD + LESSON).replace("Count again.", "Count [again](#one).")
    write(root, {"en/credit/ratios.md": saved})
    assert built(root)
    (quiz,) = made
    assert "[again](#one)" in quiz
    assert 'Count <a href="#one">again</a>.' in (root / "site/credit/ratios/index.html").read_text(
        "utf-8"
    )
    assert "Count again." in (root / "site/zh/credit/ratios/index.html").read_text("utf-8")


def test_a_link_in_a_quiz_that_leads_nowhere_is_named_in_each_build(root: Path) -> None:
    wrong = (HEAD + LESSON).replace("Count again.", "Count [again](gone.md).")
    write(root, {"en/credit/ratios.md": wrong})
    for _ in range(2):
        with warnings() as said:
            assert not built(root)
        assert any("gone.md" in sentence for sentence in said)


def test_a_link_that_leads_nowhere_is_named_in_each_build(root: Path) -> None:
    write(root, {"en/index.md": "# Home {#home}\n\n[Gone](gone.md)\n"})
    for _ in range(2):
        with warnings() as said:
            assert not built(root)
        assert any("gone.md" in sentence for sentence in said)


def test_a_link_to_a_heading_that_went_away_is_named_though_its_own_page_stays(root: Path) -> None:
    write(root, {"en/credit/ratios.md": HEAD + LESSON.replace("{#one}", "{#other}")})
    with warnings() as said:
        assert not built(root)
    assert any(
        "en/index.md' contains a link 'credit/ratios.md#one'" in sentence for sentence in said
    ), said

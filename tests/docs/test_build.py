"""The whole pipeline on sites of a few pages, with the settings of the real one."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from docs.hooks.build import build
from docs.hooks.outputs import ROOT

HEAD = """\
---
title: Ratios
description: Two ratios.
minutes: 5
level: basic
objectives: [divide]
prerequisites: []
covers: [credit-quick-ratio]
---
"""
LESSON = """\
<!-- objectives -->

## One {#one}

The ratio $\\frac{a}{b} < 1$.

```{.python alt="Two bars."}
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.bar(["a", "b"], [1, 2]);
```

- In a list

    ```python
    print("shown", 6 * 7)
    ```

=== "Tab"

    ```{.python .no-run}
    never()
    ```

<quiz>
How many, if $x < 2$?

- [x] One
> Right, $\\frac{1}{1}$.
- [ ] Two
> Count again.
</quiz>
"""
BROKEN = """\
## One {#one}

```python
ratio = 1
```

```python
debt = 0
ratio / debt
```

$\\frac{a}$
"""
MUTE = """\
```python
import matplotlib.pyplot as plt
fig, ax = plt.subplots();
```
"""


def write(root: Path, pages: dict[str, str]) -> None:
    for name, text in pages.items():
        page = root / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")


@contextmanager
def warnings() -> Iterator[list[str]]:
    """Listen to what a strict build complains about."""
    said: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("mkdocs").addHandler(listener)
    try:
        yield said
    finally:
        logging.getLogger("mkdocs").removeHandler(listener)


def built(root: Path) -> bool:
    nav = [{"Home": "index.md"}, {"Credit rating": ["credit/index.md", "credit/ratios.md"]}]
    return build(root, docs_dir=str(root / "docs"), nav=nav)


def good(root: Path, home: str) -> Path:
    """Build a site of six pages with nothing wrong."""
    for lang in ("en", "zh"):
        pages = {
            f"{lang}/index.md": home,
            f"{lang}/credit/index.md": "# Track {#track}\n\n<!-- lessons -->\n",
            f"{lang}/credit/ratios.md": HEAD + LESSON,
        }
        write(root, pages)
    with warnings() as said:
        assert built(root), said
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return good(tmp_path_factory.mktemp("good"), home="# Home {#home}\n")


@pytest.fixture(scope="module")
def lesson(root: Path) -> str:
    return (root / "site/zh/credit/ratios/index.html").read_text(encoding="utf-8")


def test_outputs_stand_under_their_fences(lesson: str) -> None:
    code, output = lesson.index("shown"), lesson.index("<samp>shown 42</samp>")
    assert code < output < lesson.index("never")


def test_code_of_a_figure_is_folded_and_short_code_is_not(lesson: str) -> None:
    folded = lesson.split('<details class="lesson-code">')
    assert len(folded) == 2
    assert folded[1].startswith("<summary data-search-exclude>看代码（3 行）</summary>")
    code, _, shown = folded[1].partition("</details>")
    assert "subplots" in code
    assert shown.startswith('<div class="lesson-output"')
    assert "subplots" not in shown


def test_a_figure_carries_its_alternative_text(lesson: str) -> None:
    assert lesson.count('<svg class="lesson-figure" role="img" aria-label="Two bars."') == 1
    assert "Two bars." not in lesson.replace('aria-label="Two bars."', "")


def test_code_that_does_not_run_has_no_output(lesson: str) -> None:
    assert lesson.count('class="lesson-output"') == 2


def test_formulas_are_set_in_the_page_and_in_its_quiz(lesson: str) -> None:
    assert lesson.count('class="katex"') == 3
    assert "arithmatex" not in lesson
    assert "assets/katex/katex.min.css" in lesson


def test_a_quiz_explains_each_answer_and_asks_in_the_reader_s_language(lesson: str) -> None:
    assert lesson.count('class="answer-feedback hidden"') == 2
    assert "问题 1" in lesson


def test_pages_without_quiz_or_formula_load_nothing_for_them(root: Path) -> None:
    home = (root / "site/index.html").read_text(encoding="utf-8")
    assert "mkdocsQuiz" not in home
    assert "katex" not in home


def test_front_matter_tells_what_a_lesson_takes_and_gives(lesson: str) -> None:
    assert '<p class="lesson-facts">第 1 课，共 1 课 · 5 分钟 · 入门' in lesson
    assert "<li>divide</li>" in lesson


def test_a_track_lists_its_lessons(root: Path) -> None:
    track = (root / "site/zh/credit/index.html").read_text(encoding="utf-8")
    assert '<a href="ratios/">Ratios</a>' in track


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        ("begin", "docs/en leads to the first lesson, but the nav of mkdocs.yml has none"),
        ("an exercise", "docs/en speaks of an exercise, but no lesson in the nav of mkdocs.yml"),
    ],
)
def test_a_course_without_the_lesson_that_its_first_page_names_breaks_the_build(
    tmp_path: Path, marker: str, said: str
) -> None:
    write(tmp_path, {f"{lang}/index.md": f"<!-- {marker} -->\n" for lang in ("en", "zh")})
    with warnings() as complaints:
        assert not build(tmp_path, docs_dir=str(tmp_path / "docs"), nav=[{"Home": "index.md"}])
    assert any(said in complaint for complaint in complaints), complaints


def test_a_course_without_lessons_knows_none_of_the_course_built_before(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / "site/index.html").read_text(encoding="utf-8")
    assert '<script type="application/json" id="course"' in before
    write(tmp_path, {f"{lang}/index.md": "# Home {#home}\n" for lang in ("en", "zh")})
    assert build(tmp_path, docs_dir=str(tmp_path / "docs"), nav=[{"Home": "index.md"}])
    assert 'id="course"' not in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert f"Built {os.path.relpath(tmp_path, ROOT)}/site/ in " in capsys.readouterr().out


@pytest.fixture(scope="module")
def complaints(root: Path) -> list[str]:
    """Break the pages of the good site and build it again."""
    broken = {
        "en/credit/ratios.md": HEAD + BROKEN,
        "zh/credit/ratios.md": HEAD + MUTE,
        "en/credit/extra.md": "<div>\n\n```python\n1 + 1\n```\n\n</div>\n",
        "en/index.md": "```python\nnever closed\n",
    }
    kept = (root / "site/zh/credit/ratios/index.html").read_text(encoding="utf-8")
    write(root, broken)
    with warnings() as said:
        assert not built(root)
    assert (root / "site/zh/credit/ratios/index.html").read_text(encoding="utf-8") == kept
    return said


def test_a_failing_fence_breaks_the_build_and_is_named_by_page_line_and_number(
    complaints: list[str],
) -> None:
    said = "docs/en/credit/ratios.md, line 18, fence 2: ZeroDivisionError: division by zero"
    assert complaints.count(said) == 1


def test_a_figure_without_alternative_text_breaks_the_build(complaints: list[str]) -> None:
    (said,) = [said for said in complaints if said.startswith("docs/zh/credit/ratios.md")]
    assert said.startswith("docs/zh/credit/ratios.md, line 10, fence 1: its figure says nothing")


def test_a_formula_that_cannot_be_read_breaks_the_build(complaints: list[str]) -> None:
    assert any("ratios.md: the formula \\frac{a}: KaTeX parse error" in c for c in complaints)


def test_a_fence_that_is_never_closed_breaks_the_build(complaints: list[str]) -> None:
    assert "docs/en/index.md, line 1: this code fence is never closed" in complaints


def test_a_page_outside_the_navigation_breaks_the_build(complaints: list[str]) -> None:
    assert any("not included in the" in c and "extra.md" in c for c in complaints)


def test_code_where_markdown_does_not_reach_breaks_the_build(complaints: list[str]) -> None:
    assert any(c.startswith("docs/en/credit/extra.md: lesson-output-1 found") for c in complaints)


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ({"zh/credit/ratios.md": None}, "docs/zh/credit/ratios.md is spoken of"),
        ({"zh/credit/ratios.md": "---\ntitle: 比率\n---\n"}, "front matter lacks description"),
    ],
)
def test_a_lesson_without_its_chinese_page_or_front_matter_breaks_the_build(
    tmp_path: Path, pages: dict[str, str | None], said: str
) -> None:
    for lang in ("en", "zh"):
        text = {"index.md": "text", "credit/index.md": "<!-- lessons -->"}
        text["credit/ratios.md"] = HEAD
        write(tmp_path, {f"{lang}/{name}": page for name, page in text.items()})
    for name, page in pages.items():
        (tmp_path / "docs" / name).unlink()
        if page is not None:
            write(tmp_path, {name: page})
    with warnings() as complaints:
        assert not built(tmp_path)
    assert any(said in complaint for complaint in complaints), complaints

"""The notebook of a lesson: made from its Markdown, and run as a learner runs it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from crmlab.core.text import Lang
from docs.hooks.build import SITE
from docs.hooks.notebook import notebook
from tests.docs.written import DOCS, LESSONS, Page

LESSON = """\
12 minutes · basic
{ .lesson-facts }

## Two questions {#idea}

Is **stock**{ .slide } [cash](other.md)? See [below](#sums) and $\\frac{a}{b}$.
{ .slide }

<!-- slide: By hand -->

```{.python .no-run}
never()
```

!!! mistake "Stock left in"
    Unsold goods pay no bill:

    ```python
    8 / 4
    ```

    It stays 2.

Then prose.

## My sums {#sums}

Quick ratio (速动比率)
:   Quick assets over debt.

=== "By hand"

    Divide.

```{.python .show alt="Two bars."}
draw()
```

<quiz>
How many?

- [x] One
> Right.
</quiz>

<quiz>
Again?

- [x] Yes
> Right.
</quiz>

## For you {#instructors}

??? instructor "Timing"
    90 minutes.
"""


def cells(markdown: str = LESSON, lang: Lang = "en", site: str = "") -> list[tuple[str, str]]:
    def link(to: str) -> str | None:
        return f"{site}{to}" if site else None

    page = f"{site}credit/ratios/" if site else None
    book = notebook(markdown, title="Ratios", page=page, link=link, lang=lang)
    read = nbformat.reads(book, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(read)
    return [(cell.cell_type, cell.source) for cell in read.cells]


def text(**settings: str) -> str:
    return "\n\n".join(source for kind, source in cells(**settings) if kind == "markdown")  # type: ignore[arg-type]


def test_code_that_runs_on_the_page_is_a_cell_and_no_other_code() -> None:
    code = [source for kind, source in cells() if kind == "code"]
    assert code[1:] == ["8 / 4", "draw()"]
    assert "```python\nnever()\n```" in text()


def test_a_box_is_a_quote_that_its_title_leads_and_goes_on_below_its_code() -> None:
    (before,) = [source for _, source in cells() if "Stock left in" in source]
    assert before.endswith("> **Stock left in**\n>\n> Unsold goods pay no bill:")
    (after,) = [source for _, source in cells() if "It stays 2" in source]
    assert after.startswith("It stays 2.\n\nThen prose.")


def test_marks_of_the_site_are_gone_and_formulas_are_not() -> None:
    written = text()
    assert re.findall(r"\{ ?[.#]|<!--|<quiz>|===|!!!|\?\?\?", written) == []
    assert "$\\frac{a}{b}$" in written


def test_terms_are_a_list_and_tabs_are_paragraphs() -> None:
    assert "- **Quick ratio (速动比率)**: Quick assets over debt." in text()
    assert "**By hand**\n\nDivide." in text()


def test_quizzes_are_left_to_the_page_and_instructors_notes_out() -> None:
    assert text().count("The questions are on the lesson's page.") == 1
    assert "90 minutes" not in text()
    assert "For you" not in text()


def test_links_lead_to_the_site_or_are_words() -> None:
    assert "Is **stock** cash?" in text()
    assert "[cash](https://host/other.md)" in text(site="https://host/")
    assert "<https://host/credit/ratios/>" in text(site="https://host/")


def test_a_link_within_the_lesson_stays_within_the_notebook() -> None:
    assert "[below](#My-sums)" in text(site="https://host/")


def test_figures_are_prepared_only_where_there_are_figures() -> None:
    assert "svg.fonttype" in cells()[1][1]
    assert not any("svg" in source for _, source in cells("## One {#one}\n\n```python\n1\n```\n"))


def test_it_speaks_the_reader_s_language() -> None:
    assert "自测题在本课的网页上。" in text(lang="zh")


def test_it_has_no_outputs_and_is_the_same_each_time() -> None:
    books = [
        notebook(LESSON, title="R", page=None, link=lambda _: None, lang="en") for _ in range(2)
    ]
    assert books[0] == books[1]
    made = json.loads(books[0])
    assert all(not cell.get("outputs") for cell in made["cells"])
    ids = [cell["id"] for cell in made["cells"]]
    assert len(set(ids)) == len(ids)


def built(lesson: str, lang: str) -> Path:
    assert SITE.is_dir(), "site/ is missing: run make build first"
    return SITE / ("zh" if lang == "zh" else "") / lesson / "lesson.ipynb"


@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_site_s_notebook_holds_the_lesson_s_code_and_text(lesson: str, lang: str) -> None:
    page = Page(DOCS / lang / f"{lesson}.md")
    book = nbformat.read(built(lesson, lang), as_version=4)  # type: ignore[no-untyped-call]
    code = [cell.source for cell in book.cells if cell.cell_type == "code"]
    assert code[1:] == [fence.code for fence in page.fences]
    written = "\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown")
    assert all(goal in written for goal in page.said["objectives"])
    terms = written.split("## ")[-2]
    assert terms.count("\n- **") >= 3, "the key terms are filled in"


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_site_s_notebook_runs_in_an_empty_folder(lesson: str, tmp_path: Path) -> None:
    (tmp_path / "lesson.ipynb").write_bytes(built(lesson, "zh").read_bytes())
    command = "-m nbconvert --execute --to notebook --output ran lesson.ipynb"
    subprocess.run(
        [sys.executable, *command.split()],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        env={name: value for name, value in os.environ.items() if name != "CRMLAB_VARIANT"},
    )
    ran = nbformat.read(tmp_path / "ran.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    outputs = [output for cell in ran.cells for output in cell.get("outputs", [])]
    assert [output for output in outputs if output.get("name") == "stderr"] == []
    assert any("image/svg+xml" in output.get("data", {}) for output in outputs)

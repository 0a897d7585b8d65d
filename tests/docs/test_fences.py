from textwrap import dedent

import pytest

from docs.hooks.fences import FenceError, scan, without_alt


def codes(markdown: str) -> list[str]:
    return [fence.code for fence in scan(dedent(markdown))]


@pytest.mark.parametrize("mark", ["```", "~~~", "````"])
@pytest.mark.parametrize("info", ["python", " python", 'python title="a"', "{.python .show}"])
def test_python_runs_however_it_is_fenced(mark: str, info: str) -> None:
    assert codes(f"{mark}{info}\n1 + 1\n{mark}") == ["1 + 1"]


@pytest.mark.parametrize("opening", ["```", "```bash", "```{.python .no-run}", "```pycon"])
def test_other_fences_are_shown_only(opening: str) -> None:
    assert codes(f"{opening}\n1 + 1\n```") == []


def test_fences_in_boxes_tabs_and_lists_run_without_their_indent() -> None:
    markdown = """\
        - a list

            ```python
            if True:
                print(1)
            ```

        !!! mistake "A box"
            ```python
            2
            ```
        """
    assert codes(markdown) == ["if True:\n    print(1)", "2"]


def test_fences_in_quizzes_and_comments_never_run() -> None:
    markdown = """\
        <quiz>
        ```python
        "in a quiz"
        ```
        </quiz>

        <!-- one line --> and
        <!--
        ```python
        "in a comment"
        ```
        -->

        ```python
        "in the page"
        ```
        """
    assert codes(markdown) == ['"in the page"']


def test_a_longer_fence_shows_the_fence_inside_it() -> None:
    assert codes("````markdown\n```python\n1\n```\n````") == []


def test_a_fence_knows_its_lines_and_its_alternative_text() -> None:
    (fence,) = scan('text\n\n```{.python alt="Two bars, 1 and 2."}\nplot()\n```\n')
    assert (fence.first, fence.last, fence.alt) == (3, 5, "Two bars, 1 and 2.")


def test_the_alternative_text_is_taken_out_of_what_markdown_reads() -> None:
    assert without_alt('    ```{.python alt="Two bars."}') == "    ```{.python}"


@pytest.mark.parametrize(
    ("markdown", "line", "message"),
    [
        ("text\n```python\n1", 2, "never closed"),
        ("<quiz>\nA question", 1, "<quiz> is never closed"),
        ("a\n\nb <!-- c", 3, "<!-- is never closed"),
        ("> ```python\n> 1\n> ```", 1, "block quote never runs"),
    ],
)
def test_what_would_silently_not_run_is_an_error(markdown: str, line: int, message: str) -> None:
    with pytest.raises(FenceError, match=message) as caught:
        scan(markdown)
    assert caught.value.line == line

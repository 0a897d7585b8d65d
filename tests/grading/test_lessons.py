from pathlib import Path

import pytest

from crmlab.grading import lessons
from crmlab.grading.refusal import Refusal

KNOWN = ["credit/ratios", "credit/five-cs", "value/lifetime"]


@pytest.mark.parametrize(
    "name", ["credit/five-cs", "credit-five-cs", "Credit/Five-Cs", "credit/five-cs/"]
)
def test_a_lesson_is_found_by_either_of_its_names(name: str) -> None:
    assert lessons.named(name, KNOWN) == "credit/five-cs"


def test_an_unknown_lesson_is_answered_with_the_nearest() -> None:
    with pytest.raises(Refusal) as refused:
        lessons.named("credit-ratio", KNOWN)
    assert refused.value.reason == (
        "There is no lesson credit-ratio: did you mean credit/ratios?",
        "没有名为 credit-ratio 的课程：您是想用 credit/ratios 吗？",
    )


def test_where_nothing_is_near_the_list_is_named() -> None:
    with pytest.raises(Refusal, match="There is no lesson xyz: `crmlab list` shows all"):
        lessons.named("xyz", KNOWN)


@pytest.mark.parametrize("name", ["value-lifetime.ipynb", "Value-Lifetime.IPYNB"])
def test_a_notebook_is_of_the_lesson_that_it_is_named_after(name: str) -> None:
    assert lessons.of_file(name, KNOWN) == "value/lifetime"


def test_the_name_of_a_notebook_and_its_lesson_belong_together() -> None:
    assert [lessons.of_file(lessons.file_name(lesson), KNOWN) for lesson in KNOWN] == KNOWN


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("credit-ratios (1).ipynb", "credit-ratios.ipynb"),
        ("credit_ratios.ipynb", "credit-ratios.ipynb"),
        ("Untitled.ipynb", "credit-five-cs.ipynb"),
    ],
)
def test_a_notebook_of_no_lesson_is_told_how_it_might_be_named(name: str, like: str) -> None:
    with pytest.raises(Refusal) as refused:
        lessons.of_file(name, KNOWN)
    assert str(refused.value) == f"{name} is named after no lesson: name it like {like}."


def test_lessons_come_in_the_order_of_the_navigation_and_others_last(tmp_path: Path) -> None:
    site = tmp_path / "mkdocs.yml"
    site.write_text(
        "nav:\n"
        "  - Home: index.md\n"
        "  - Value: [value/index.md, value/lifetime.md]\n"
        "  - Credit:\n"
        "      - credit/ratios.md\n"
        "plugins: !ENV [CI]\n"
    )
    assert lessons.in_course_order(sorted(KNOWN), site) == [
        "value/lifetime",
        "credit/ratios",
        "credit/five-cs",
    ]


def test_without_a_site_lessons_come_by_name(tmp_path: Path) -> None:
    assert lessons.in_course_order(KNOWN, tmp_path / "mkdocs.yml") == sorted(KNOWN)

from pathlib import Path

import pytest

from crmlab.grading.authoring.lesson import with_page, with_term, write
from crmlab.grading.authoring.survivors import survivors
from crmlab.grading.authoring.verify import verify
from crmlab.grading.exercises.exercise import load
from crmlab.grading.refusal import Refusal

NAVIGATION = """\
nav:
  - Home: index.md
  - Credit rating:
      - credit/index.md
      - credit/ratios.md
      - credit/reference.md
  - company.md
"""
COVERAGE = """\
items:

- id: key-account-trend
  theme: key accounts
  says: Large customers grow. See
    lesson: none
  lesson: value/key-accounts
- id: win-or-keep
  lesson: value/retention
- id: buying-roles
  lesson: value/key-accounts
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in which the track credit has a module and no exercise for trade spend."""
    for name, text in {
        "mkdocs.yml": NAVIGATION,
        "docs/coverage.yml": COVERAGE,
        "crmlab/credit/__init__.py": "",
        "crmlab/credit/trade_spend.py": "SPENT = 1",
        "crmlab/credit/grades/__init__.py": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def names(paths: list[Path], root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


def test_a_lesson_of_a_new_track_gets_all_that_is_found_under_its_name(checkout: Path) -> None:
    new = write("value/key-accounts", checkout)
    assert (new.lesson, new.kept) == ("value/key-accounts", [])
    assert names(new.written, checkout) == [
        "exercises/value/key-accounts/exercise.py",
        "exercises/value/key-accounts/test_exercise.py",
        "exercises/value/key-accounts/test_hidden.py",
        "docs/en/value/key-accounts.md",
        "docs/zh/value/key-accounts.md",
        "crmlab/value/__init__.py",
        "crmlab/value/__init__.pyi",
        "crmlab/value/key_accounts.py",
        "tests/value/test_key_accounts.py",
        "mkdocs.yml",
    ]
    page = (checkout / "docs/en/value/key-accounts.md").read_text("utf-8")
    assert 'title: "Key accounts"' in page
    assert "covers: [key-account-trend, buying-roles]" in page
    assert "from crmlab.value.key_accounts import" in new.written[-2].read_text("utf-8")
    assert not [path for path in new.written if "@value" in path.read_text("utf-8")]


def test_no_file_that_is_there_is_written_anew(checkout: Path) -> None:
    page = checkout / "docs/en/credit/trade-spend.md"
    page.parent.mkdir(parents=True)
    page.write_text("Mine.", "utf-8")
    new = write("credit-trade-spend", checkout)
    assert names(new.kept, checkout) == ["docs/en/credit/trade-spend.md"]
    assert page.read_text("utf-8") == "Mine."
    assert not [name for name in names(new.written, checkout) if name.startswith("crmlab")]
    with pytest.raises(Refusal, match="credit/trade-spend is there already: edit its files"):
        write("credit/trade-spend", checkout)


def test_a_package_counts_as_the_module_of_its_lesson(checkout: Path) -> None:
    written = names(write("credit/grades", checkout).written, checkout)
    assert "crmlab/credit/grades.py" not in written
    assert "docs/zh/credit/grades.md" in written


def test_the_page_is_entered_behind_the_lessons_of_its_track() -> None:
    lines = with_page(NAVIGATION, "credit", "credit/limits").splitlines()
    assert lines[4:7] == [
        "      - credit/ratios.md",
        "      - credit/limits.md",
        "      - credit/reference.md",
    ]


def test_the_first_page_of_a_track_gets_a_part_of_the_site() -> None:
    lines = with_page(NAVIGATION, "value", "value/loyalty").splitlines()
    assert lines[5:9] == [
        "      - credit/reference.md",
        "  - Value:",
        "      - value/loyalty.md",
        "  - company.md",
    ]
    assert with_page("nav:\n", "value", "value/loyalty").endswith("- value/loyalty.md\n")


GLOSSARY = """\
- id: brand
  lessons: [value/brands, value/key-accounts]
  en:
    term: brand
  zh:
    term: 品牌
- id: key
  lessons: [value/key-accounts]
  en:
    term: key account
  zh:
    term: 重点客户
"""


def test_the_page_uses_the_key_terms_that_the_glossary_gives_the_lesson(checkout: Path) -> None:
    glossary = checkout / "docs/glossary.yml"
    glossary.write_text(GLOSSARY, "utf-8")
    write("value/key-accounts", checkout)
    pages = [checkout / f"docs/{lang}/value/key-accounts.md" for lang in ("en", "zh")]
    assert "key terms: brand, key account.]" in pages[0].read_text("utf-8")
    assert "关键术语：品牌、重点客户。】" in pages[1].read_text("utf-8")
    assert glossary.read_text("utf-8") == GLOSSARY


def test_lessons_without_a_key_term_share_one_until_they_have_their_own() -> None:
    one = with_term(GLOSSARY, "value/key")
    two = with_term(one, "value/loyalty")
    assert one.startswith(GLOSSARY)
    assert "- id: usual-order\n  lessons: [value/key]\n" in one
    assert "- id: usual-order\n  lessons: [value/loyalty, value/key]\n" in two
    assert with_term(two, "value/key") == with_term(two, "value/loyalty") == two


@pytest.mark.parametrize("name", ["Value/loyalty", "value", "../x/y", "value/a_b", "value/a/b", ""])
def test_what_cannot_name_a_lesson_is_refused(checkout: Path, name: str) -> None:
    with pytest.raises(Refusal, match="names no lesson: write track/lesson"):
        write(name, checkout)


def test_outside_a_checkout_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is no checkout of the course"):
        write("value/loyalty", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_lesson_passes_verify_deep_as_it_is_and_shows_all_that_an_exercise_can_have(
    checkout: Path,
) -> None:
    folder = write("value/loyalty", checkout).written[0].parent
    assert verify(folder, jobs=2) == []
    exercise = load(folder)
    assert [exercise.hints.keys(), exercise.mistakes.keys(), exercise.rubrics.keys()] == [
        {"usual_order", "hotel_order", "advice"},
        {"cancelled_counted"},
        {"advice"},
    ]
    assert exercise.parts["usual_order"].without == ("crmlab.value",)
    assert list(survivors(exercise, jobs=2, variants=1, tell=lambda *_: None)) == []

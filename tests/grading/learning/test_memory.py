import json
from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.learning import memory
from crmlab.grading.results import CheckResult, Outcome

LESSON = "credit/ratios"


def result(name: str, outcome: Outcome) -> CheckResult:
    return CheckResult(name, "part", Text(name, name), 1.0, outcome)


def test_nothing_is_remembered_where_nothing_was_written(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        empty = memory.recall(folder)
        assert (empty.learner, empty.elsewhere, empty.passed(LESSON)) == (None, None, set())
        assert empty.damage is None
    assert list(tmp_path.iterdir()) == []


def test_what_passed_is_remembered_by_lesson(tmp_path: Path) -> None:
    own = memory.recall(tmp_path)
    own.note(LESSON, [result("a", "passed"), result("b", "failed")])
    own.save()
    again = memory.recall(tmp_path)
    assert again.passed(LESSON) == {"a"}
    assert again.passed("credit/limits") == set()


def test_new_results_replace_those_of_the_same_checks_alone(tmp_path: Path) -> None:
    own = memory.recall(tmp_path)
    own.note(LESSON, [result("a", "passed"), result("b", "passed"), result("c", "failed")])
    own.note(LESSON, [result("b", "failed"), result("c", "passed")])
    assert own.passed(LESSON) == {"a", "c"}


def test_a_check_that_could_not_be_made_has_not_passed(tmp_path: Path) -> None:
    own = memory.recall(tmp_path)
    own.note(LESSON, [result("a", "could-not-check")])
    assert own.passed(LESSON) == set()


def test_a_lesson_begun_anew_has_passed_nothing(tmp_path: Path) -> None:
    own = memory.recall(tmp_path)
    own.note(LESSON, [result("a", "passed")])
    own.begin(LESSON)
    assert own.passed(LESSON) == set()


def test_finished_parts_and_hints_are_remembered_and_forgotten_when_begun_anew(
    tmp_path: Path,
) -> None:
    own = memory.recall(tmp_path)
    own.finish(LESSON, {"a": "key", "b": "key"})
    own.finish(LESSON, {"b": None, "c": "other"})
    own.show_hints(LESSON, "a", 2)
    own.save()
    again = memory.recall(tmp_path)
    assert again.finished(LESSON) == {"a": "key", "c": "other"}
    assert (again.hints(LESSON, "a"), again.hints(LESSON, "b")) == (2, 0)
    again.begin(LESSON)
    assert (again.finished(LESSON), again.hints(LESSON, "a")) == ({}, 0)


def test_the_variant_is_the_bundles_or_else_the_first(tmp_path: Path) -> None:
    assert memory.recall(tmp_path).variant == 0
    (tmp_path / memory.FILE).write_text('{"variant": 7}')
    assert memory.recall(tmp_path).variant == 7


def test_what_a_later_version_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / memory.FILE
    path.write_text('{"variant": 7, "learner": "ada"}')
    own = memory.recall(tmp_path)
    own.begin(LESSON)
    own.save()
    assert json.loads(path.read_text()) == {
        "variant": 7,
        "learner": "ada",
        "passed": {LESSON: []},
    }


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b'{"learner": 7}',
        b'{"learner": "../ada"}',
        b'{"folder": ["x"]}',
        b'{"passed": []}',
        b'{"passed": {"credit/ratios": "a"}}',
        b'{"passed": {"credit/ratios": [1]}}',
        b'{"variant": "7"}',
        b'{"variant": true}',
        b'{"variant": -1}',
        b'{"variant": 4294967296}',
        b'{"finished": {"credit/ratios": ["a"]}}',
        b'{"hints": {"credit/ratios": {"a": "1"}}}',
        b"[" * 200_000,
    ],
    ids=lambda content: repr(content)[:40],
)
def test_a_damaged_file_is_kept_as_a_backup_and_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / memory.FILE).write_bytes(content)
    own = memory.recall(tmp_path)
    assert own.said == {}
    assert own.damage is not None
    assert own.damage.en == (
        f"{tmp_path / memory.FILE} was damaged; it is kept as .crmlab.backup-1.json, and what "
        "passed is remembered anew from now on; if your instructor gave you data of your own, copy "
        "`.crmlab.json` from your bundle again."
    )
    assert (tmp_path / ".crmlab.backup-1.json").read_bytes() == content
    own.begin(LESSON)
    own.save()
    assert memory.recall(tmp_path).damage is None


def test_a_file_that_cannot_be_read_is_not_taken_for_a_damaged_one(tmp_path: Path) -> None:
    (tmp_path / memory.FILE).mkdir()
    with pytest.raises(IsADirectoryError):
        memory.recall(tmp_path)
    assert (tmp_path / memory.FILE).is_dir()

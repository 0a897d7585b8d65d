import hashlib
import hmac
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.grading.classes import class_file
from crmlab.grading.classes.class_file import ClassFile
from crmlab.grading.refusal import Refusal
from crmlab.grading.running.walls import Limits

SECRET = "lantern-trading-2026"  # noqa: S105 - of no class


def read(tmp_path: Path, content: str | bytes) -> ClassFile:
    path = tmp_path / "class.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return class_file.read(path)


def test_a_secret_is_enough(tmp_path: Path) -> None:
    assert read(tmp_path, f'secret = "{SECRET}"') == ClassFile(SECRET)


def test_limits_are_taken_and_the_others_stay_the_exercises_own(tmp_path: Path) -> None:
    said = read(tmp_path, f'secret = "{SECRET}"\n[limits]\ncells_seconds = 90.5\nmemory_mb = 512\n')
    assert replace(Limits(call_seconds=7), **said.limits) == Limits(
        call_seconds=7, cells_seconds=90.5, memory_mb=512
    )


def test_every_limit_can_be_set(tmp_path: Path) -> None:
    lines = "\n".join(f"{limit.name} = 3" for limit in fields(Limits))
    limits = read(tmp_path, f'secret = "{SECRET}"\n[limits]\n{lines}').limits
    assert limits == {limit.name: 3 for limit in fields(Limits)}


def test_a_variant_is_the_first_32_bits_of_the_hmac() -> None:
    # printf ada/credit/ratios | openssl dgst -sha256 -hmac lantern-trading-2026
    assert ClassFile(SECRET).variant("ada", "credit/ratios") == 0x94C0A53B


@given(st.text(min_size=1), st.text(), st.text())
def test_a_variant_is_a_number_that_the_company_takes(secret: str, name: str, lesson: str) -> None:
    number = ClassFile(secret).variant(name, lesson)
    whole = hmac.new(secret.encode(), f"{name}/{lesson}".encode(), hashlib.sha256).hexdigest()
    assert f"{number:08x}" == whole[:8]


def test_learners_lessons_and_classes_differ() -> None:
    one, other = ClassFile(SECRET), ClassFile(SECRET + "!")
    learners = [f"learner{number}" for number in range(50)]
    numbers = {
        said.variant(learner, lesson)
        for said in (one, other)
        for learner in learners
        for lesson in ("credit/ratios", "credit/limits")
    }
    assert len(numbers) == 200


def test_the_secret_is_not_shown() -> None:
    assert SECRET not in repr(ClassFile(SECRET))


BAD = {
    "no secret": ("", "has no secret of at least 16 characters: write a line like secret = "),
    "a short one": ('secret = "lantern"', "has no secret of at least 16 characters: "),
    "blanks": (f'secret = "{" " * 40}"', "has no secret of at least 16 characters: "),
    "a number": ("secret = 12345678901234567890", "has no secret of at least 16 characters: "),
    "no TOML": ("secret: lantern", "is not TOML (Expected '=' after a key"),
    "GBK": ('secret = "灯"'.encode("gbk"), "is not UTF-8: save it as UTF-8 text."),
    "a misspelt name": (
        f'secret = "{SECRET}"\nlimit = 3',
        "nothing is called limit here: did you mean limits?",
    ),
    "an unknown name": (
        f'secret = "{SECRET}"\nroster = 3',
        "nothing is called roster here: there are secret, limits.",
    ),
    "limits that are none": (f'secret = "{SECRET}"\nlimits = 3', "limits is not a table: write"),
    "a misspelt limit": (
        f'secret = "{SECRET}"\n[limits]\ncell_seconds = 3',
        "nothing is called cell_seconds here: did you mean cells_seconds?",
    ),
    "nothing": (
        f'secret = "{SECRET}"\n[limits]\ncells_seconds = 0',
        "cells_seconds must be a number > 0, got 0.",
    ),
    "for ever": (
        f'secret = "{SECRET}"\n[limits]\ncells_seconds = inf',
        "cells_seconds must be a number > 0, got inf.",
    ),
    "no number": (
        f'secret = "{SECRET}"\n[limits]\ncells_seconds = nan',
        "cells_seconds must be a number > 0, got nan.",
    ),
    "a yes": (
        f'secret = "{SECRET}"\n[limits]\nprocesses = true',
        "processes must be a whole number > 0, got True.",
    ),
    "half a process": (
        f'secret = "{SECRET}"\n[limits]\nprocesses = 1.5',
        "processes must be a whole number > 0, got 1.5.",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD)
def test_a_class_file_that_cannot_be_used_is_told_in_a_sentence(
    content: str | bytes, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, content)
    assert str(refused.value).startswith(f"{tmp_path / 'class.toml'}")
    assert sentence in str(refused.value)
    assert SECRET not in str(refused.value)
    assert str(refused.value).count("\n") == 0


def test_a_missing_file_is_told_with_a_line_that_works(tmp_path: Path) -> None:
    path = tmp_path / "class.toml"
    with pytest.raises(Refusal, match="does not exist: write it, a text file with the") as refused:
        class_file.read(path)
    line = re.search(r'secret = "\w+"', str(refused.value))
    assert line is not None
    path.write_text(line[0])
    assert len(class_file.read(path).secret) == 32

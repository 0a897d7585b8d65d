import json
from pathlib import Path

import numpy as np
import pytest

from crmlab.company.variant import resolve


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CRMLAB_VARIANT", raising=False)
    return tmp_path


def test_without_any_word_the_variant_is_zero() -> None:
    assert resolve(None) == 0


def test_the_file_beside_the_notebook_names_the_variant(folder: Path) -> None:
    (folder / ".crmlab.json").write_text(json.dumps({"variant": 7}))
    assert resolve(None) == 7


def test_a_file_that_names_no_variant_means_zero(folder: Path) -> None:
    (folder / ".crmlab.json").write_text(json.dumps({"learner": "li"}))
    assert resolve(None) == 0


def test_the_environment_goes_before_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".crmlab.json").write_text(json.dumps({"variant": 7}))
    monkeypatch.setenv("CRMLAB_VARIANT", "8")
    assert resolve(None) == 8


def test_the_argument_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRMLAB_VARIANT", "8")
    assert resolve(9) == 9


@pytest.mark.parametrize("variant", [0, 2**32 - 1, np.int64(5)])
def test_every_whole_number_of_32_bits_is_a_variant(variant: int) -> None:
    assert resolve(variant) == variant


@pytest.mark.parametrize("variant", [-1, 2**32, 1.0, True, "small"])
def test_anything_else_is_refused_with_name_rule_and_value(variant: object) -> None:
    with pytest.raises(
        ValueError, match="variant must be a whole number from 0 to 4294967295, got"
    ):
        resolve(variant)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "-1", "seven", "1.5", "4294967296"])
def test_a_bad_environment_is_named(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRMLAB_VARIANT", text)
    with pytest.raises(ValueError, match="CRMLAB_VARIANT must be a whole number"):
        resolve(None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"variant": "7"}', "\"variant\" in .crmlab.json must be a whole number .* got '7'"),
        ("[7]", r".crmlab.json must be a JSON object, got \[7\]"),
        ('{"variant"', r".crmlab.json must be JSON: delete it, or mend it"),
    ],
)
def test_a_bad_file_is_named(folder: Path, content: str, message: str) -> None:
    (folder / ".crmlab.json").write_text(content)
    with pytest.raises(ValueError, match=message):
        resolve(None)

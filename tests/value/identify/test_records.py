from typing import Any

import pytest

from crmlab.core.text import Text
from crmlab.value import FieldRule, completeness, validate_record

FIELDS = ["name", "phone", "email", "owner"]


def test_a_file_is_as_complete_as_its_required_fields() -> None:
    found = completeness({"name": "明灯商贸", "phone": " ", "email": None, "owner": 0}, FIELDS)
    assert (found.share, found.missing) == (0.5, ("phone", "email"))  # 2 of 4


def test_what_is_not_there_or_no_number_is_missing() -> None:
    assert completeness({"name": float("nan")}, ["name", "phone"]).missing == ("name", "phone")
    assert completeness({"name": False}, ["name"]).share == 1


@pytest.mark.parametrize("required", [[], ["name", "name"]])
def test_some_field_is_required_and_each_once(required: list[str]) -> None:
    with pytest.raises(ValueError, match="required must be one field or more, each named once"):
        completeness({}, required)


GOOD = {"name": "明灯商贸", "phone": "13800000000"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "+86 13800000000"),
        ("phone", "0591-87654321"),
        # the standard's example: weights 1, 3, 9 ... give 1 640, which is 28 modulo 31; 31 - 28 = 3
        ("tax_number", "91350100M000100Y43"),
        ("tax_number", "91350100m000100y43 "),
        ("email", "desk@lantern.example.cn"),
        ("name", "3M"),
    ],
)
def test_what_can_be_right_passes(field: str, value: str) -> None:
    assert validate_record({**GOOD, field: value}) == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "12345678901"),  # no mobile begins with 12
        ("phone", "87654321"),  # no area code
        ("tax_number", "91350100M000100Y4Z"),  # Z is no sign of the code
        ("tax_number", "91350100M000100Y44"),  # wrong check character
        ("tax_number", "19350100M000100Y43"),  # two figures swapped
        ("tax_number", "91350100M000100Y4"),
        ("email", "desk@lantern"),
        ("name", "138-0"),
    ],
)
def test_what_cannot_be_right_has_its_reason_in_both_languages(field: str, value: str) -> None:
    [(found, reason)] = validate_record({**GOOD, field: value}).items()
    assert found == field
    assert reason.en.endswith(".")
    assert reason.zh.endswith("。")


def test_an_empty_field_is_a_fault_where_it_is_required() -> None:
    faults = validate_record({"name": "明灯商贸", "phone": None, "email": ""})
    assert faults == {"phone": Text("It is not filled in.", "未填写。")}


def test_a_firm_brings_its_own_rules() -> None:
    rule = FieldRule(str.isupper, Text("Write capitals.", "请用大写字母。"))
    record: Any = {"region": "east", "phone": "x"}
    assert validate_record(record, {"region": rule}) == {"region": rule.reason}

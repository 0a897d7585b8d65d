"""Is what we hold on a customer complete, and can it be right?"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from crmlab.core.arguments import broken
from crmlab.core.text import Text

_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True)
class Completeness:
    """The share of required fields that are filled in, and those that are not."""

    share: float
    missing: tuple[str, ...]


def completeness(record: Mapping[str, object], required: Iterable[str]) -> Completeness:
    """How much of a customer's file is filled in (客户资料完整率)?

    None, NaN and text of spaces only are not filled in; 0 and False are. Filled in is not right:
    see `validate_record`.

    >>> completeness({"name": "明灯商贸", "phone": " "}, ["name", "phone"])
    Completeness(share=0.5, missing=('phone',))

    Raises:
        ValueError: no field is required, or one is named twice.

    Source: the usual completeness of data quality; every field counts the same (convention).
    """
    fields = tuple(required)
    if not fields or len(set(fields)) < len(fields):
        raise broken("required", "one field or more, each named once", fields)
    missing = tuple(field for field in fields if not _filled(record.get(field)))
    return Completeness(1 - len(missing) / len(fields), missing)


@dataclass(frozen=True)
class FieldRule:
    """What a field must be: `holds` tells of its text whether it is, `reason` says what it is not.

    An empty field is a fault only if it is `required`.
    """

    holds: Callable[[str], bool]
    reason: Text
    required: bool = False


def _credit_code(text: str) -> bool:
    """Check a unified social credit code by its last character."""
    code = text.strip().upper()
    if len(code) != 18 or not set(code) <= set(_CODE):
        return False
    weighed = sum(_CODE.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return _CODE[-weighed % 31] == code[17]


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text.strip()) is not None


COURSE_FIELDS: Mapping[str, FieldRule] = MappingProxyType(
    {
        "name": FieldRule(
            _matches(r".*[^\W\d_].*"),
            Text("A name holds a letter.", "名称须含文字。"),
            required=True,
        ),
        "phone": FieldRule(
            _matches(r"(\+?86[ -]?)?1[3-9]\d{9}|0\d{2,3}[ -]?\d{7,8}"),
            Text(
                "A mobile number has 11 digits from 1; a landline has its area code.",
                "手机号为1开头的11位数字；固定电话须带区号。",
            ),
            required=True,
        ),
        "tax_number": FieldRule(
            _credit_code,
            Text(
                "A unified social credit code has 18 characters, and the last one checks them.",
                "统一社会信用代码为18位，末位为校验码。",
            ),
        ),
        "email": FieldRule(
            _matches(r"[^@\s]+@[^@\s]+\.[^@\s.]+"),
            Text("An address looks like name@firm.cn.", "邮箱格式如 name@firm.cn。"),
        ),
    }
)
"""Rules for a customer's file in China: a convention, to be replaced by a firm's own."""


def validate_record(
    record: Mapping[str, object], rules: Mapping[str, FieldRule] = COURSE_FIELDS
) -> dict[str, Text]:
    """Say of each field of a customer's file why it cannot be right (客户资料校验).

    Fields without a rule are not looked at; a file without faults gives an empty result. That a
    number is well formed does not say that it is this customer's.

    >>> faults = validate_record({"name": "明灯商贸", "phone": "1380000"})
    >>> {field: reason.en for field, reason in faults.items()}
    {'phone': 'A mobile number has 11 digits from 1; a landline has its area code.'}

    Source: the check character of GB 32100-2015 (modulus 31, weights 3^(i-1)), with its worked
        example 91350100M000100Y43, read in a copy at renrendoc.com; the other rules are
        conventions of the course.
    """
    faults = {}
    for field, rule in rules.items():
        value = record.get(field)
        if not _filled(value):
            if rule.required:
                faults[field] = Text("It is not filled in.", "未填写。")
        elif not rule.holds(str(value)):
            faults[field] = rule.reason
    return faults


def _filled(value: object) -> bool:
    return value is not None and value == value and bool(str(value).strip())

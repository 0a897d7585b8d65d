"""The ids of learners, which name folders and files on every system."""

import re

from crmlab.core.text import Text
from crmlab.grading.refusal import Refusal

RULE = Text(
    "use letters a to z, digits, `.`, `_` and `-`, no dot first",
    "请只用英文字母、数字、`.`、`_` 和 `-`，且不以点开头",
)
_ID = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")


def is_id(text: str) -> bool:
    """Whether this may be a learner's id, which `RULE` describes.

    >>> is_id("ada.l-7"), is_id(".ada"), is_id("ada l")
    (True, False, False)
    """
    return _ID.fullmatch(text) is not None


def refuse(text: str) -> None:
    """Refuse what may not be a learner's id.

    Raises:
        Refusal: the sentence says what may.
    """
    if not is_id(text):
        raise Refusal(
            f"{text!r} is no learner's id: {RULE.en}.", f"{text!r} 不是有效的学员编号：{RULE.zh}。"
        )

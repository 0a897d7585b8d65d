"""Whose figures: the number that makes each learner's company their own."""

import json
import os
from numbers import Integral
from pathlib import Path

from crmlab.core.arguments import broken

LIMIT = 2**32
_RULE = f"a whole number from 0 to {LIMIT - 1}"


def resolve(variant: int | None) -> int:
    """Give the variant that was asked for, or else the one that the surroundings name.

    They are, in this order: the environment's `CRMLAB_VARIANT`, `"variant"` in the file
    `.crmlab.json` of the current folder, 0.
    """
    if variant is not None:
        return _checked("variant", variant)
    text = os.environ.get("CRMLAB_VARIANT")
    if text is not None:
        return _checked("CRMLAB_VARIANT", int(text) if text.isdecimal() else text)
    return _checked('"variant" in .crmlab.json', _remembered(Path(".crmlab.json")))


def _remembered(file: Path) -> object:
    try:
        settings = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return 0
    except ValueError as error:
        raise ValueError(f"{file} must be JSON: delete it, or mend it ({error})") from error
    if not isinstance(settings, dict):
        raise broken(str(file), "a JSON object", settings)
    return settings.get("variant", 0)


def _checked(name: str, value: object) -> int:
    if isinstance(value, Integral) and not isinstance(value, bool) and 0 <= int(value) < LIMIT:
        return int(value)
    raise broken(name, _RULE, value)

"""Which language to speak: `--lang`, wherever it stands, else that of the system."""

import os
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Annotated

import typer

from crmlab.core.text import Lang
from crmlab.grading.wording import system_lang

LangOption = Annotated[
    Lang,
    typer.Option(
        "--lang", show_default=False, help="Language, else the system's.\n语言，默认随系统。"
    ),
]


def spoken(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Lang:
    """Tell the language for a command line, which may be wrong otherwise.

    >>> spoken(["check", "--lang", "zh", "--oops"], {"LANG": "en_GB"})
    'zh'
    """
    for option, value in pairwise([*arguments, ""]):
        if option == "--lang=en" or (option, value) == ("--lang", "en"):
            return "en"
        if option == "--lang=zh" or (option, value) == ("--lang", "zh"):
            return "zh"
    return system_lang(environment)

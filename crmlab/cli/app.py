"""The commands of `crmlab`, with help in the language of whoever asks."""

from collections.abc import Callable
from typing import Any

import typer

from crmlab.cli.check import check
from crmlab.cli.company import company
from crmlab.cli.grade import grade
from crmlab.cli.language import LangOption
from crmlab.cli.list import list_lessons
from crmlab.cli.start import start
from crmlab.cli.verify import verify
from crmlab.core.text import Lang

_HELP = "Do the exercises of the course; grade a class.\n做课程练习；为全班评分。"
COMMANDS: dict[str, tuple[Callable[..., int], str]] = {
    "list": (list_lessons, "List the lessons and what is done.\n列出课程与完成情况。"),
    "start": (start, "Write a lesson's notebook for you to work in.\n生成一课的练习笔记本。"),
    "check": (check, "Check your saved notebook.\n检查已保存的笔记本。"),
    "grade": (grade, "Grade what a class handed in.\n为全班提交的作业评分。"),
    "verify": (verify, "Try out exercises with known answers.\n用已知答案检验练习本身。"),
    "company": (company, "Write the practice company's books.\n生成练习公司的账簿。"),
}


def command(lang: Lang) -> Any:
    """Build the command that speaks `lang`.

    Of each help text, which has a line in English and one in Chinese, one is kept.
    """
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.callback(help=_HELP)(_any_command)
    for name, (function, help_text) in COMMANDS.items():
        app.command(name, help=help_text)(function)
    group: Any = typer.main.get_command(app)
    for each in (group, *group.commands.values()):
        each.help = _half(each.help, lang)
        for parameter in each.params:
            parameter.help = _half(parameter.help, lang)
            if parameter.name == "lang":
                parameter.default = lang
    return group


def _any_command(*, lang: LangOption = "en") -> None:
    """Take `--lang` before the command as well."""


def _half(help_text: str, lang: Lang) -> str:
    english, _, chinese = help_text.partition("\n")
    return chinese if lang == "zh" else english

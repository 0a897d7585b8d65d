"""The commands of `crmlab`, with help in the language of whoever asks."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer

from crmlab.cli.language import LangOption
from crmlab.core.text import Lang

_HELP = "Do the exercises of the course; grade a class.\n做课程练习；为全班评分。"
COMMANDS: dict[str, tuple[str, str]] = {
    "list": ("list.list_lessons", "List the lessons and what is done.\n列出课程与完成情况。"),
    "start": (
        "start.start",
        "Write a lesson's notebook for you to work in.\n生成一课的练习笔记本。",
    ),
    "check": ("check.check", "Check your saved notebook.\n检查已保存的笔记本。"),
    "watch": ("watch.watch", "Check whenever you save.\n每次保存时自动检查。"),
    "hint": ("hint.hint", "Get the next hint.\n给出下一条提示。"),
    "progress": ("progress.progress", "See your points so far.\n查看目前的得分。"),
    "submit": ("submit.submit", "Pack your notebooks for handing in.\n打包作业以便提交。"),
    "doctor": ("doctor.doctor", "See whether your set-up is sound.\n检查运行环境是否正常。"),
    "release": ("release.release", "Write what learners get.\n生成发给学员的内容。"),
    "grade": ("grade.grade", "Grade what a class handed in.\n为全班提交的作业评分。"),
    "explain": ("explain.explain", "Say what a mark rests on.\n说明一个分数的依据。"),
    "verify": ("verify.verify", "Try out exercises with known answers.\n用已知答案检验练习本身。"),
    "new": ("new.new", "Write a new lesson's files.\n生成新课程的文件。"),
    "company": ("company.company", "Write the practice company's books.\n生成练习公司的账簿。"),
}
"""Each command's function below `crmlab.cli`, and its help in English and Chinese."""


def named(arguments: Sequence[str]) -> str:
    """Give the command that a command line names, "" where it names none."""
    return next((argument for argument in arguments if argument in COMMANDS), "")


def command(lang: Lang, name: str = "") -> Any:
    """Build the command that speaks `lang`; with a `name` only that one is loaded.

    Of each help text, which has a line in English and one in Chinese, one is kept.
    """
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.callback(help=_HELP)(_any_command)
    for each in [name] if name else COMMANDS:
        place, help_text = COMMANDS[each]
        module, _, function = place.partition(".")
        load = getattr(import_module(f"crmlab.cli.{module}"), function)
        app.command(each, help=help_text)(load)
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

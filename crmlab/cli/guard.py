"""Between the commands and whoever typed them: every failure becomes one sentence, never more."""

import os
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import typer

from crmlab.cli import language, output
from crmlab.cli.app import command, named
from crmlab.core.text import Text
from crmlab.grading import installed
from crmlab.grading.exercises.percent import ExerciseError
from crmlab.grading.refusal import Refusal
from crmlab.grading.wording import plain, unusable

FAILED = 2
_INTERRUPTED = 130  # what Typer makes of Ctrl-C
_STOPPED = Text("Stopped; no results were written.", "已中断；没有写入任何结果。")


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit code; what went wrong has been said."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # not every terminal knows every character
    lang, name = language.spoken(arguments), named(arguments)
    try:
        code = command(lang, name)(list(arguments) or ["--help"], "crmlab", standalone_mode=False)
        sys.stdout.flush()
        if code != _INTERRUPTED:
            return int(code or 0)
        sentence = _STOPPED
    except BrokenPipeError:
        # Whoever read our output has gone; Python must not try to write the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except (KeyboardInterrupt, typer.Abort):
        sentence = _STOPPED
    except Exception as error:  # noqa: BLE001 - no traceback may reach a learner
        sentence = explain(error)
    if "--json" in arguments:
        output.document(name, FAILED, plain(sentence.of(lang), output.LONGEST))
    else:
        output.console(error=True).print(output.safe(sentence.of(lang)))
    return FAILED


def explain(error: Exception) -> Text:
    """Say in one sentence what happened and what to do."""
    if isinstance(error, Refusal):
        return error.reason
    if isinstance(error, ExerciseError):
        return Text(f"{error.where}: {error.text.en}", f"{error.where}：{error.text.zh}")
    if isinstance(error, ModuleNotFoundError):
        remedy = installed.remedy()
        return Text(
            f"{error.name} is not installed: {remedy.en}.", f"未安装 {error.name}：{remedy.zh}。"
        )
    if isinstance(error, OSError) and error.filename:
        return unusable(error)
    if hasattr(error, "format_message"):  # a mistake in the command line, in any version of Typer
        what = error.format_message().rstrip(".")
        then = "" if what.endswith("?") else ";"
        command = getattr(getattr(error, "ctx", None), "command_path", "crmlab")
        return Text(
            f"{what}{then} `{command} --help` shows how it is written.",
            f"命令写法有误（{what}）；`{command} --help` 有用法说明。",
        )
    frame = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error}, {Path(frame.filename).name}:{frame.lineno}"
    return Text(
        f"crmlab itself failed ({what}); nothing of yours is wrong, please report this.",
        f"crmlab 自身出错（{what}）；并非您的问题，请报告此错误。",
    )

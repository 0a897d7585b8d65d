import subprocess
import sys
from pathlib import Path

import pytest

from crmlab.cli import app, course
from tests.cli.conftest import Run

COMMANDS = list(app.COMMANDS)


def fails_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(*_: object) -> None:
        raise error

    monkeypatch.setattr(course, "handed_out", find)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            PermissionError(13, "Permission denied", "my-work"),
            "my-work: Permission denied; check that it exists, that you may use it and that ",
        ),
        (
            ModuleNotFoundError("No module named 'pandas'", name="pandas"),
            "pandas is not installed: run `pip install '.[lab]'` in the folder you installed ",
        ),
        (KeyboardInterrupt(), "Stopped; no results were written.\n"),
    ],
)
def test_what_cannot_go_on_is_one_sentence(
    crmlab: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, sentence: str
) -> None:
    fails_with(error, monkeypatch)
    ran = crmlab("list")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert ran.err.count("\n") == 1


def test_a_fault_of_ours_is_told_without_a_traceback(
    crmlab: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_with(KeyError("\x1b[31m"), monkeypatch)
    ran = crmlab("list")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("crmlab itself failed (KeyError: '\\x1b[31m', test_guard.py:")
    assert ran.err.endswith("); nothing of yours is wrong, please report this.\n")
    chinese = crmlab("list", "--lang", "zh")
    assert chinese.err.startswith("crmlab 自身出错（KeyError")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chekc"], "No such command 'chekc'. Did you mean 'check'? `crmlab --help` shows how "),
        (["list", "credit"], "Got unexpected extra argument"),
        (["list", "--lang"], "Option '--lang' requires an argument; `crmlab --help` shows how "),
        (["export", "credit/shares"], "No such command 'export'"),
    ],
)
def test_a_mistyped_command_is_one_sentence(
    crmlab: Run, arguments: list[str], sentence: str
) -> None:
    ran = crmlab(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert ran.err.count("\n") == 1


def test_the_language_may_stand_before_the_command(crmlab: Run) -> None:
    assert crmlab("--lang", "zh", "start", "xyz").err.startswith("没有名为 xyz 的课程")
    assert "整体的份额" in crmlab("--lang", "zh", "list").out
    assert "做课程练习" in crmlab("--help", "--lang", "zh").out


def test_a_mistyped_command_is_answered_in_chinese_as_well(crmlab: Run) -> None:
    ran = crmlab("list", "--lang", "zh", "--oops")
    assert ran.err.startswith("命令写法有误（No such option: --oops")


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_lists_the_commands_that_there_are(crmlab: Run, arguments: list[str]) -> None:
    ran = crmlab(*arguments)
    assert (ran.code, ran.err) == (0, "")
    lines = [line.strip("│ ").split() for line in ran.out.splitlines()]
    assert [line[0] for line in lines if line and line[0] in COMMANDS] == COMMANDS
    assert "completion" not in ran.out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_help_is_given_in_one_language(crmlab: Run, command: str, lang: str) -> None:
    ran = crmlab(command, "--lang", lang, "--help")
    assert ran.code == 0
    assert any("\u4e00" <= char <= "\u9fff" for char in ran.out) == (lang == "zh")
    assert ("Language, else the system's." in ran.out) == (lang == "en")


def python(code: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        env={"PYTHONIOENCODING": "ascii", "LANG": "en"},
        check=False,
    )


MAIN = "import sys; from crmlab.cli import main; sys.argv[0] = 'crmlab'; main()"


def test_the_exit_code_reaches_the_shell_and_no_traceback_does(tmp_path: Path) -> None:
    done = python(MAIN, "start", "no/lesson", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("There is no lesson no/lesson")
    assert "Traceback" not in done.stderr


def test_a_terminal_that_knows_no_chinese_gets_question_marks(tmp_path: Path) -> None:
    done = python(MAIN, "start", "no/lesson", "--lang", "zh", folder=tmp_path)
    assert done.returncode == 2
    assert "no/lesson" in done.stderr
    assert "?" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_gone_is_no_error(tmp_path: Path) -> None:
    gone = "import os; end, start = os.pipe(); os.close(end); os.dup2(start, 1); " + MAIN
    done = python(gone, "--help", folder=tmp_path)
    assert done.stderr == ""


def test_help_and_start_load_nothing_heavy(tmp_path: Path) -> None:
    heavy = {"IPython", "jupytext", "narwhals", "nbformat", "numpy", "pandas", "pytest"}
    code = (
        "import sys; from crmlab.cli.guard import run; run(sys.argv[1:]); "
        f"print(*sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    for arguments in (["--help"], ["start", "credit/ratios"]):
        assert python(code, *arguments, folder=tmp_path).stderr == "\n"

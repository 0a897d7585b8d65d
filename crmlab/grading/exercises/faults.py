"""Faults in an exercise that show without running it, beyond those of a single solution or text."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from crmlab.core.text import Text
from crmlab.grading.exercises.checkfile import NO_MISTAKE
from crmlab.grading.exercises.percent import Cell
from crmlab.grading.exercises.solution import defined
from crmlab.grading.exercises.twins import Twins

if TYPE_CHECKING:
    from crmlab.grading.exercises.exercise import Exercise

_MARKDOWN = ("lang", "part lang", "hint lang", "wrong lang", "rubric points lang")
_CODE = ("", "part", "part without", "part wrong")
_NAME = rf"(?!(?:{'|'.join(NO_MISTAKE)})$)[a-z]\w*"
_VALUES = {
    "lang": ("en|zh", "zh"),
    "part": (_NAME, "quick_ratio"),
    "wrong": (_NAME, "stock_left_in"),
    "points": (r"(?=.*[1-9])\d+(?:\.\d+)?", "3"),
    "without": (r"[\w.]+(?:[, ]+[\w.]+)*", "crmlab.credit"),
}
_SET_UP = ("books", "check", "company")


def check_options(cell: Cell) -> None:
    """Refuse options that are unknown, do not go together or have a value of no use."""
    allowed = _MARKDOWN if cell.markdown else _CODE
    if set(cell.options) not in [set(options.split()) for options in allowed]:
        got, known = " ".join(cell.options), " | ".join(options or "-" for options in allowed)
        raise cell.fault(
            f"Such a cell cannot have the options `{got}`; use one of `{known}`.",
            f"这类单元格不能有选项 `{got}`；请从 `{known}` 中选一组。",
        )
    for option, value in cell.options.items():
        pattern, example = _VALUES.get(option, (".+", ""))
        if not re.fullmatch(pattern, value):
            raise cell.fault(
                f'{option}="{value}" cannot be used; write it like {option}="{example}".',
                f'不能用 {option}="{value}"；请写成 {option}="{example}" 的形式。',
            )


def check_prompts(exercise: "Exercise", twins: Iterable[Twins]) -> None:
    """Refuse a part without a prompt, and a prompt without its part."""
    prompts = [said.cell for said in twins if "part" in said.cell.options]
    for cell in prompts:
        if (part := cell.options["part"]) not in exercise.parts:
            raise cell.fault(
                f"The part {part} has no answer cell; write one, or mend the name.",
                f"小题 {part} 没有解答单元格；请补写，或改正名称。",
            )
    for part, cell in exercise.answers.items():
        if part not in {prompt.options["part"] for prompt in prompts}:
            raise cell.fault(
                f'The part {part} has no prompt; write one in a Markdown cell with part="{part}".',
                f'小题 {part} 没有题目；请在 Markdown 单元格中写明，并标上 part="{part}"。',
            )


def check_names(exercise: "Exercise") -> None:
    """Refuse a name that two cells define: a later cell would overwrite a learner's answer."""
    places = dict.fromkeys(_SET_UP, Text("in the set-up cell", "在准备单元格中"))
    for cell in exercise.cells:
        if cell.markdown or "wrong" in cell.options:
            continue
        for name in defined(cell):
            if name in places and not name.startswith("_"):
                raise cell.fault(
                    f"{name} is defined already, {places[name].en}; use another name.",
                    f"{name} 已{places[name].zh}定义；请换一个名称。",
                )
            places[name] = Text(f"in line {cell.line}", f"在第 {cell.line} 行")


def check_wrong(exercise: "Exercise", mistakes: Mapping[str, Twins]) -> None:
    """Refuse wrong answers without their sentence, sentences without a wrong answer, and gaps."""
    seen: set[tuple[str, str]] = set()
    for part, mistake, cell in exercise.wrong:
        if part not in exercise.parts:
            raise cell.fault(
                f"No part is called {part}; mend the name of the part.",
                f"没有名为 {part} 的小题；请改正名称。",
            )
        if mistake not in exercise.mistakes:
            raise cell.fault(
                f"The mistake {mistake} has no sentence; write one in a Markdown cell with "
                f'wrong="{mistake}".',
                f'错误 {mistake} 没有说明；请在 Markdown 单元格中写明，标上 wrong="{mistake}"。',
            )
        if (part, mistake) in seen:
            raise cell.fault(
                f"The part {part} shows the mistake {mistake} twice; keep one cell.",
                f"小题 {part} 重复展示了错误 {mistake}；请只留一个单元格。",
            )
        if missing := set(exercise.parts[part].kinds) - set(defined(cell)):
            raise cell.fault(
                f"This wrong answer lacks {', '.join(sorted(missing))}; define all that the part "
                "asks for.",
                f"这个错误答案缺少 {'、'.join(sorted(missing))}；请定义小题要求的全部名称。",
            )
        seen.add((part, mistake))
    for mistake, said in mistakes.items():
        if mistake not in {wrong.mistake for wrong in exercise.wrong}:
            raise said.cell.fault(
                f'No answer shows the mistake {mistake}; add a code cell with wrong="{mistake}".',
                f'没有答案展示错误 {mistake}；请添加标有 wrong="{mistake}" 的代码单元格。',
            )

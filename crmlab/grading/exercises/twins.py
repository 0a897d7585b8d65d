"""What an exercise says in both languages: Markdown cells, each in English with its Chinese twin.

A cell's options say what it is: nothing for running text, `part` for a prompt, `hint` for the
steps of a hint, `wrong` for the sentence that a mistake earns, `rubric` for marking by hand.
"""

import re
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from crmlab.core.text import Text
from crmlab.grading.exercises.percent import Cell

CHINESE = re.compile("[\u4e00-\u9fff]")


class Twins(NamedTuple):
    """What two twins say, and the English one, whose options and place stand for both."""

    cell: Cell
    text: Text


def pair(cells: Sequence[Cell]) -> list[Twins]:
    """Match each English cell with the Chinese one that stands right below it.

    Raises:
        ExerciseError: a cell of Markdown has no twin there, or one of them says nothing or is not
            in its language.
    """
    twins: list[Twins] = []
    position = 0
    while position < len(cells):
        cell, *below = cells[position : position + 2]
        position += 1
        if not cell.markdown:
            continue
        if not below or not below[0].markdown or not _match(cell, below[0]):
            raise cell.fault(
                "This cell has no twin; put the Chinese cell right below the English one, with "
                'the same options and lang="zh".',
                "这个单元格没有对应的另一语言内容；请把中文单元格紧接在英文单元格之后，其余选项相同，"
                'lang="zh"。',
            )
        for twin in (cell, below[0]):
            _check_text(twin)
        twins.append(Twins(cell, Text(cell.source, below[0].source)))
        position += 1
    return twins


def _check_text(cell: Cell) -> None:
    if not cell.source.strip():
        raise cell.fault(
            "This cell says nothing; write its text.", "这个单元格是空的；请写上文字。"
        )
    if cell.options["lang"] == "zh" and not CHINESE.search(cell.source):
        raise cell.fault(
            "There is no Chinese in this cell; write there in Chinese what its twin says.",
            "这个单元格里没有中文；请用中文写出英文单元格的内容。",
        )


def _match(english: Cell, chinese: Cell) -> bool:
    return english.options["lang"] == "en" and dict(english.options) | {"lang": "zh"} == dict(
        chinese.options
    )


def named(
    twins: Iterable[Twins], option: str, known: Container[str] | None = None
) -> dict[str, Twins]:
    """Find what is said under `option`, by the name it is said of, which must be `known`.

    Raises:
        ExerciseError: the name is not known, or it has something said of it twice.
    """
    found: dict[str, Twins] = {}
    for said in twins:
        name = said.cell.options.get(option)
        if name is None:
            continue
        if known is not None and name not in known:
            raise said.cell.fault(
                f"No part is called {name}; give the part an answer cell, or mend the name.",
                f"没有名为 {name} 的小题；请为它写解答单元格，或改正名称。",
            )
        if name in found:
            line = found[name].cell.line
            raise said.cell.fault(
                f'{option}="{name}" stands in line {line} already; join the two.',
                f'第 {line} 行已有 {option}="{name}"；请合并为一处。',
            )
        found[name] = said
    return found


def steps(said: Twins) -> tuple[Text, ...]:
    """Take a list apart, one step an item.

    Raises:
        ExerciseError: the two languages do not hold lists of one length.
    """
    english, chinese = (re.split(r"^- ", text, flags=re.MULTILINE) for text in said.text)
    if english[0] or chinese[0] or len(english) != len(chinese):
        raise said.cell.fault(
            "The steps differ in the two languages; write each as `# - …`, as many in both.",
            "两种语言的步骤不一致；请在两处逐条写 `# - …`，条数相同。",
        )
    return tuple(_joined(*step) for step in zip(english[1:], chinese[1:], strict=True))


def sentence(said: Twins) -> Text:
    """Join the lines of a text into one."""
    return _joined(*said.text)


def unwrapped(text: str) -> str:
    """Take out the line breaks inside Chinese sentences, which would be shown as gaps.

    >>> unwrapped("## 标题" + chr(10) + "第一行，" + chr(10) + "第二行").splitlines()
    ['## 标题', '第一行，第二行']
    """
    lines: list[str] = []
    for line in text.splitlines():
        above, following = lines[-1] if lines else "", line.lstrip()
        if _is_wide(above[-1:]) and _is_wide(following[:1]) and not above.startswith("#"):
            lines[-1] = above + following
        else:
            lines.append(line)
    return "\n".join(lines)


def _is_wide(character: str) -> bool:
    return character != "" and east_asian_width(character) in "WFA"


def _joined(en: str, zh: str) -> Text:
    return Text(" ".join(en.split()), " ".join(unwrapped(zh).split()))

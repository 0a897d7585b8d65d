"""Is a notebook of the exercise's present version? If not, what has changed since?"""

import json
from pathlib import Path
from typing import Any

from crmlab.core.text import Lang, Text
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.exercises.packed import Packed, notebook
from crmlab.grading.notebook import LIMIT_BYTES, read_regular

_CHANGED, _NEW, _GONE = Text("changed", "有改动"), Text("new", "新增"), Text("gone", "已取消")
_BETWEEN = Text("no part, but what stands around them", "各小题未变，改动在其余内容")


def about(path: Path) -> dict[str, Any]:
    """Give what a notebook's metadata say of the exercise it came from, {} where they say nothing.

    Raises:
        Unreadable: there is no such file, or it is none that can be read.
    """
    try:
        match json.loads(read_regular(path, limit_bytes=LIMIT_BYTES)):
            case {"metadata": {"crmlab": {"lang": "en" | "zh", "version": str(), **rest} as said}}:
                parts = rest.get("parts")
                return {**said, "parts": parts if isinstance(parts, dict) else {}}
    except (ValueError, RecursionError):
        pass  # whoever reads its cells says what is wrong with it
    return {}


def changes(path: Path, exercise: Exercise | Packed) -> Text | None:
    """Say what has changed in an exercise since the notebook at `path` was written.

    Raises:
        Unreadable: there is no such file, or it is none that can be read.
    """
    then = about(path)
    if not then:
        return None
    lang: Lang = then["lang"]
    now = notebook(exercise, lang=lang)["metadata"]["crmlab"]
    if then["version"] == now["version"]:
        return None
    old, new = then["parts"], now["parts"]
    told = [
        Text(f"{kind.en}: {', '.join(names)}", f"{kind.zh}：{'、'.join(names)}")
        for kind, names in [
            (_CHANGED, [name for name in new if old.get(name, new[name]) != new[name]]),
            (_NEW, [name for name in new if name not in old]),
            (_GONE, [name for name in old if name not in new]),
        ]
        if names
    ] or [_BETWEEN]
    if not old:  # an early version did not record its parts
        told = [Text("in which parts was not recorded", "未记录具体小题")]
    en, zh = "; ".join(each.en for each in told), "；".join(each.zh for each in told)
    return Text(
        f"The exercise has been revised since you began ({en}). Your answers count by their names "
        f"all the same; `crmlab start {exercise.lesson} --reset` writes the new notebook and keeps "
        "yours as a backup.",
        f"您开始作答之后，练习有过修订（{zh}）。您的答案仍按名称检查；"
        f"`crmlab start {exercise.lesson} --reset` 会生成新的笔记本，并把现有的保留为备份。",
    )

"""`.crmlab.json`: what is remembered of a learner's work, beside it.

In a working folder it holds the learner's id, the variant of their company, the checks that
passed, the parts that are finished and how many hints were shown. Where a learner calls `crmlab`
it may also say which folder is the working folder, if that is not the usual one.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crmlab.company.variant import LIMIT
from crmlab.core.text import Text
from crmlab.grading import files
from crmlab.grading.ids import is_id
from crmlab.grading.results import CheckResult

FILE = ".crmlab.json"


@dataclass
class Memory:
    """What `FILE` in a folder says; `damage` tells that it could not be read and what became of it.

    Keys that are not known here are kept: a later version may have written them.
    """

    folder: Path
    said: dict[str, Any] = field(default_factory=dict)
    damage: Text | None = None

    @property
    def learner(self) -> str | None:
        """The learner's id."""
        return self.said.get("learner")

    @property
    def elsewhere(self) -> Path | None:
        """The folder that work started in this one was put into, if that was said."""
        return self.folder / self.said["folder"] if "folder" in self.said else None

    @property
    def variant(self) -> int:
        """Whose figures these are: the number of the learner's own company."""
        return int(self.said.get("variant", 0))

    def passed(self, lesson: str) -> set[str]:
        """Give the ids of the checks of a lesson that passed when they were last run."""
        return set(self.said.get("passed", {}).get(lesson, ()))

    def note(self, lesson: str, results: Iterable[CheckResult]) -> None:
        """Take over how checks ended; what is known of other checks stays."""
        ended = {result.id: result.outcome == "passed" for result in results}
        kept = {check for check in self.passed(lesson) if check not in ended}
        now = kept | {check for check, passed in ended.items() if passed}
        self.said.setdefault("passed", {})[lesson] = sorted(now)

    def finished(self, lesson: str) -> dict[str, str]:
        """Give the finished parts of a lesson, each with the key of the work that finished it."""
        return dict(self.said.get("finished", {}).get(lesson, {}))

    def finish(self, lesson: str, parts: Mapping[str, str | None]) -> None:
        """Note the keys of parts that are finished now, and None for those that are not."""
        known = {**self.finished(lesson), **parts}
        self.said.setdefault("finished", {})[lesson] = {
            part: key for part, key in known.items() if key is not None
        }

    def hints(self, lesson: str, part: str) -> int:
        """Give how many steps of a part's hint were shown."""
        return int(self.said.get("hints", {}).get(lesson, {}).get(part, 0))

    def show_hints(self, lesson: str, part: str, count: int) -> None:
        """Note how many steps of a part's hint were shown."""
        self.said.setdefault("hints", {}).setdefault(lesson, {})[part] = count

    def begin(self, lesson: str) -> None:
        """Take a lesson as begun, with nothing of it passed."""
        self.said.setdefault("passed", {})[lesson] = []
        for kept in ("finished", "hints"):
            self.said.get(kept, {}).pop(lesson, None)

    def save(self) -> None:
        """Write it back.

        Raises:
            OSError: the folder cannot be written to.
        """
        content = json.dumps(self.said, indent=1, ensure_ascii=False, sort_keys=True)
        files.write(self.folder / FILE, content + "\n")


def recall(folder: Path) -> Memory:
    """Read what is remembered in `folder`; a damaged file is set aside and begun anew.

    Raises:
        OSError: there is a file that cannot be read, which says nothing of what it holds.
    """
    path = folder / FILE
    try:
        said = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Memory(folder)
    except (ValueError, RecursionError):
        said = None
    if _is_sound(said):
        return Memory(folder, said)
    backup = None
    with suppress(OSError):
        backup = files.set_aside(path).name
    return Memory(
        folder,
        damage=Text(
            f"{path} was damaged; it is kept as {backup or path.name}, and what passed is "
            "remembered anew from now on; if your instructor gave you data of your own, copy "
            f"`{FILE}` from your bundle again.",
            f"{path} 已损坏；原文件保留为 {backup or path.name}，通过记录从现在起重新开始；"
            f"如果教师发过您自己的数据，请从压缩包中重新复制 `{FILE}`。",
        ),
    )


def _is_sound(said: object) -> bool:
    return isinstance(said, dict) and all(
        right(said[key]) for key, right in _SOUND.items() if key in said
    )


def _by_lesson(right: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(map(right, value.values()))


def _is_names(names: object) -> bool:
    return isinstance(names, list) and all(isinstance(name, str) for name in names)


_SOUND: dict[str, Callable[[Any], bool]] = {
    "learner": lambda value: isinstance(value, str) and is_id(value),
    "folder": lambda value: isinstance(value, str),
    "variant": lambda value: type(value) is int and 0 <= value < LIMIT,
    "passed": _by_lesson(_is_names),
    "finished": _by_lesson(_by_lesson(lambda value: isinstance(value, str))),
    "hints": _by_lesson(_by_lesson(lambda value: type(value) is int)),
}

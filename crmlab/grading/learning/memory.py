"""`.crmlab.json`: what is remembered of a learner's work, beside it.

In a working folder it holds the learner's id and the checks that passed. Where a learner calls
`crmlab` it may also say which folder is the working folder, if that is not the usual one.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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

    def passed(self, lesson: str) -> set[str]:
        """Give the ids of the checks of a lesson that passed when they were last run."""
        return set(self.said.get("passed", {}).get(lesson, ()))

    def note(self, lesson: str, results: Iterable[CheckResult]) -> None:
        """Take over how checks ended; what is known of other checks stays."""
        ended = {result.id: result.outcome == "passed" for result in results}
        kept = {check for check in self.passed(lesson) if check not in ended}
        now = kept | {check for check, passed in ended.items() if passed}
        self.said.setdefault("passed", {})[lesson] = sorted(now)

    def begin(self, lesson: str) -> None:
        """Take a lesson as begun, with nothing of it passed."""
        self.said.setdefault("passed", {})[lesson] = []

    def save(self) -> None:
        """Write it back.

        Raises:
            OSError: the folder cannot be written to.
        """
        content = json.dumps(self.said, indent=1, ensure_ascii=False, sort_keys=True)
        files.write(self.folder / FILE, content + "\n")


def recall(folder: Path) -> Memory:
    """Read what is remembered in `folder`; a damaged file is set aside and begun anew."""
    path = folder / FILE
    try:
        said = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Memory(folder)
    except (OSError, ValueError, RecursionError):
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
            "remembered anew from now on.",
            f"{path} 已损坏；原文件保留为 {backup or path.name}，通过记录从现在起重新开始。",
        ),
    )


def _is_sound(said: object) -> bool:
    match said:
        case {"learner": learner} if not (isinstance(learner, str) and is_id(learner)):
            return False
        case {"folder": folder} if not isinstance(folder, str):
            return False
        case {"passed": passed}:
            return isinstance(passed, dict) and all(map(_is_names, passed.values()))
    return isinstance(said, dict)


def _is_names(names: object) -> bool:
    return isinstance(names, list) and all(isinstance(name, str) for name in names)

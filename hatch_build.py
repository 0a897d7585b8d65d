"""Building the wheel: exercises go in as learners receive them, made anew from their sources.

What is imported of crmlab here needs Python's own library alone: where a wheel is built there may
be hatchling and nothing else.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReleasedExercises(BuildHookInterface):  # type: ignore[type-arg]
    """Puts `crmlab/exercises/` into the wheel; an editable install finds the sources instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Pack the exercises, and refuse to if they hold what learners must not be handed."""
        if version != "standard":
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        from crmlab.grading.exercises import packed
        from crmlab.grading.exercises.shelf import find

        self._made = TemporaryDirectory()
        out = Path(self._made.name, "exercises")
        exercises = list(find(root / "exercises").all())
        packed.pack(exercises, out)
        for exercise in exercises:
            _refuse_leaks(exercise, out / exercise.lesson)
        build_data["force_include"][str(out)] = "crmlab/exercises"

    def finalize(self, version: str, *_: Any) -> None:
        """Clear away what was packed."""
        if version == "standard":
            self._made.cleanup()


def _refuse_leaks(exercise: Any, folder: Path) -> None:
    """Look for solutions and hidden checks in all but the hints, which may quote a line."""
    from crmlab.grading.classes.leaks import leak, secrets_of

    secrets = secrets_of(exercise)
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        if path.suffix == ".json":
            content = json.dumps({**json.loads(content), "hints": {}}).encode()
        if found := leak(path.name, content, secrets):
            sys.exit(
                f"{exercise.lesson}: {path.name} gives away {found.en}; the wheel was not built."
            )

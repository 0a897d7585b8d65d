"""What learners are handed: a folder for anyone, or a zip for each learner of a class.

A lesson's folder holds its notebook, its public checks and `.crmlab.json` with the number of the
learner's own data. Whoever's language is unknown gets such folders in both.
"""

import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from crmlab.core.text import Lang
from crmlab.grading import lessons
from crmlab.grading.checks.places import PUBLIC_FILE
from crmlab.grading.classes.leaks import Secrets, leak, secrets_of
from crmlab.grading.classes.readme import README
from crmlab.grading.exercises import release
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.files import zip_entry
from crmlab.grading.refusal import Refusal

_LANGS: tuple[Lang, ...] = ("en", "zh")


@dataclass(frozen=True)
class _Handout:
    """What is the same for all learners of a lesson, and what must not be in it."""

    lesson: str
    notebooks: Mapping[Lang, bytes]
    checks: bytes
    secrets: Secrets

    @property
    def folder(self) -> str:
        return Path(lessons.file_name(self.lesson)).stem


def write(
    out: Path,
    exercises: Iterable[Exercise],
    *,
    learners: Mapping[str, Lang | None] | None = None,
    variant: Callable[[str, str], int] = lambda _learner, _lesson: 0,
    secrets: Secrets | None = None,
) -> None:
    """Fill the new folder `out`: with a zip for each of the `learners`, else for anyone.

    Args:
        out: nothing is there when anything goes wrong.
        exercises: what is handed out.
        learners: with their languages.
        variant: tells whose data a learner has in a lesson.
        secrets: what must not be handed out either, besides solutions and hidden checks.

    Raises:
        Refusal: `out` is in use, or a bundle would give away what learners must not have.
    """
    handouts = [_handout(one, secrets or {}) for one in exercises]
    with _draft(out) as draft:
        if learners is None:
            for place, content in _bundle(handouts, None, {}):
                file = draft / place
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        for learner, lang in (learners or {}).items():
            variants = {one.lesson: variant(learner, one.lesson) for one in handouts}
            files = _bundle(handouts, lang, variants, learner=learner)
            (draft / f"{learner}.zip").write_bytes(_zipped(learner, files))
        _look_into(draft, handouts)


def _handout(exercise: Exercise, secrets: Secrets) -> _Handout:
    return _Handout(
        exercise.lesson,
        {lang: _json(release.notebook(exercise, lang=lang)) for lang in _LANGS},
        (exercise.folder / PUBLIC_FILE).read_bytes(),
        {**secrets_of(exercise), **secrets},
    )


def _bundle(
    handouts: Sequence[_Handout], lang: Lang | None, variants: Mapping[str, int], **said: str
) -> Iterator[tuple[str, bytes]]:
    yield "README.md", README.encode()
    for one in handouts:
        memory = {**said, "variant": variants.get(one.lesson, 0)}
        for each in [lang] if lang else _LANGS:
            place = PurePosixPath("" if lang else each, one.folder)
            yield f"{place}/{lessons.file_name(one.lesson)}", one.notebooks[each]
            yield f"{place}/{PUBLIC_FILE}", one.checks
            yield f"{place}/.crmlab.json", _json(memory)


def _zipped(top: str, files: Iterable[tuple[str, bytes]]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for place, held in files:
            archive.writestr(zip_entry(f"{top}/{place}"), held)
    return content.getvalue()


def _look_into(draft: Path, handouts: Sequence[_Handout]) -> None:
    """Read back what was written; what many learners get is looked into once."""
    of_lesson = {one.folder: one.secrets for one in handouts}
    of_all = {line: what for one in handouts for line, what in one.secrets.items()}
    harmless: set[tuple[str, bytes]] = set()
    for name, content in _files(draft):
        folder = PurePosixPath(name).parent.name
        if (folder, content) in harmless:
            continue
        if found := leak(name, content, of_lesson.get(folder, of_all)):
            raise Refusal(
                f"{name} holds {found.en}: nothing was handed out; take it out of the exercise.",
                f"{name} 含有{found.zh}：未发放任何内容；请先将其从练习中删去。",
            )
        harmless.add((folder, content))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give all files, also those in zips, each with its place."""
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder).as_posix()
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                yield from ((f"{place}/{name}", archive.read(name)) for name in archive.namelist())
        elif path.is_file():
            yield place, path.read_bytes()


@contextmanager
def _draft(out: Path) -> Iterator[Path]:
    """Make a folder beside `out` that takes its place once it is complete."""
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise Refusal(
            f"{out} is not empty: name a new folder, so that nothing old is handed out.",
            f"{out} 不是空文件夹：请指定新的文件夹，以免混入旧内容。",
        )
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    draft.mkdir(parents=True)
    try:
        yield draft
        if out.exists():
            out.rmdir()
        draft.rename(out)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()

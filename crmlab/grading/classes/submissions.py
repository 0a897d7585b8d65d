"""Who handed in what: a folder or zip of `<learner>/<track>-<lesson>.ipynb`.

A learner's notebooks may also come as a zip: `submission-<learner>.zip`, or any zip in the
learner's folder. All that lies in a learner's folder or zip, however deep, is that learner's and
never anyone else's, whatever names stand in it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from crmlab.core.text import Text
from crmlab.grading import lessons
from crmlab.grading.classes import inbox
from crmlab.grading.classes.inbox import LEARNERS_ZIP, File
from crmlab.grading.ids import RULE, is_id
from crmlab.grading.notebook import Unreadable
from crmlab.grading.refusal import Refusal
from crmlab.grading.results import Status


@dataclass(frozen=True)
class Submission:
    """What one learner handed in for one lesson: a `file` to grade, or why there is none.

    Where the status is "unknown" or "unreadable", `lesson` may be the name of what was found.
    """

    learner: str
    lesson: str
    file: File | None = None
    status: Status = "graded"
    reason: Text = Text("", "")


def find(where: Path, known: Collection[str]) -> list[Submission]:
    """Say who handed in what, one for each learner and lesson, sorted by these.

    Args:
        where: a folder, a zip of one, or one learner's zip.
        known: the lessons that there are.

    Raises:
        Refusal: `where` is none of these, or nothing was handed in there.
    """
    if not where.exists():
        raise Refusal(
            f"{where} does not exist: name the folder or zip that holds the submissions.",
            f"{where} 不存在：请给出存放提交的文件夹或 zip 文件。",
        )
    place = where.absolute()
    if LEARNERS_ZIP.fullmatch(place.name):
        files, folders = [File((place.name,), place)], set[str]()
    else:
        files, folders = inbox.listing(place)
    claims: dict[tuple[str, str], list[Submission]] = defaultdict(list)
    for file in files:
        for submission in _submitted(_owner(file), file, known):
            claims[submission.learner, submission.lesson].append(submission)
    heard_of = {learner for learner, _ in claims}
    owners = folders | {_owner(file) for file in files}
    for learner in owners - heard_of - {""}:
        if not learner.startswith("."):
            claims[learner, ""] = [_nothing_from(learner)]
    if not claims:
        raise Refusal(
            f"Nothing was handed in in {where}: put <learner>/<track>-<lesson>.ipynb there, "
            "for instance ada/credit-ratios.ipynb.",
            f"{where} 中没有任何提交：请放入 <学员>/<专题>-<课程>.ipynb，"
            "例如 ada/credit-ratios.ipynb。",
        )
    return [_only(claims[key]) for key in sorted(claims)]


def _owner(file: File) -> str:
    """Name the learner whose folder or zip a file is; "" where it is nobody's."""
    if file.stray:
        return ""
    if len(file.parts) > 1:
        return file.parts[0]
    named = LEARNERS_ZIP.fullmatch(file.name)
    return named[1] if named else ""


def _submitted(
    learner: str, file: File, known: Collection[str], *, in_zip: bool = False
) -> Iterator[Submission]:
    kind = Path(file.name).suffix.lower()
    if kind == ".zip" and learner and not in_zip:
        try:
            inside = file.unpacked()
        except Unreadable as error:
            yield Submission(learner, file.name, None, "unreadable", error.reason)
        else:
            for one in inside:
                yield from _submitted(learner, one, known, in_zip=True)
    elif kind == ".ipynb" or (kind == ".zip" and not learner):
        yield _claim(learner, file, known)


def _claim(learner: str, file: File, known: Collection[str]) -> Submission:
    if file.stray:
        reason = Text(
            f"The name {'/'.join(file.parts)} leads out of the zip file: pack it once more.",
            f"文件名 {'/'.join(file.parts)} 指向 zip 文件之外：请重新打包。",
        )
    elif not learner:
        reason = Text(
            f"{file.name} lies outside the learners' folders: move it to <learner>/{file.name}, "
            "or name a learner's zip submission-<learner>.zip.",
            f"{file.name} 不在学员文件夹中：请移到 <学员>/{file.name}，"
            "学员的 zip 文件请命名为 submission-<学员>.zip。",
        )
    elif not is_id(learner):
        reason = Text(
            f"{learner} is no learner's id: rename the folder; {RULE.en}.",
            f"{learner} 不是有效的学员编号，须重命名文件夹：{RULE.zh}。",
        )
    else:
        try:
            return Submission(learner, lessons.of_file(file.name, known), file)
        except Refusal as refusal:
            reason = refusal.reason
    return Submission(learner, file.name, None, "unknown", reason)


def _nothing_from(learner: str) -> Submission:
    expected = f"{learner}/<track>-<lesson>.ipynb"
    return Submission(
        learner,
        "",
        None,
        "unknown",
        Text(
            f"No notebook was found (links are not followed): put it at {expected}.",
            f"没有找到笔记本（不会跟随链接）：请放到 {expected}。",
        ),
    )


def _only(claims: list[Submission]) -> Submission:
    """Settle what several files claim: the instructor has to choose one for a lesson."""
    first, *others = claims
    if not others or first.file is None:
        return first
    names = sorted("/".join(claim.file.parts) for claim in claims if claim.file)
    return Submission(
        first.learner,
        first.lesson,
        None,
        "could-not-check",
        Text(
            f"{len(names)} files claim this lesson ({', '.join(names)}): keep one and grade again.",
            f"有 {len(names)} 个文件对应同一课程（{'、'.join(names)}）：请只保留一个后重新评分。",
        ),
    )

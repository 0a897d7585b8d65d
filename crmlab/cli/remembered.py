"""What is remembered of a learner's work: read and kept, and said where that goes wrong."""

from pathlib import Path

from crmlab.cli import output
from crmlab.core.text import Lang, Text
from crmlab.grading.learning import memory
from crmlab.grading.learning.memory import Memory


def recall(folder: Path, lang: Lang) -> Memory:
    """Read what is remembered in a folder; damage is told at once, whatever becomes of the rest."""
    own = memory.recall(folder)
    if own.damage:
        output.warn(own.damage.of(lang))
    return own


def keep(own: Memory, lang: Lang) -> None:
    """Write down what is remembered; where that cannot be, only say so."""
    try:
        own.save()
    except OSError as error:
        sentence = Text(
            f"What passed could not be kept in {own.folder} ({error.strerror}): check that you may "
            "write there.",
            f"通过记录无法保存到 {own.folder}（{error.strerror}）：请检查写入权限。",
        )
        output.warn(sentence.of(lang))

"""The class file: a TOML file of the instructor's alone, with the class's secret and its limits.

    secret = "32 characters or more that nobody can guess"

    [limits]
    cells_seconds = 120

From the secret follows whose data each learner has in each lesson.
"""

import hmac
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crmlab.grading import lessons
from crmlab.grading.exercises.limits import fault
from crmlab.grading.refusal import Refusal

SHORTEST = 16
"""Characters of a secret: whoever guesses it has everyone's data."""


@dataclass(frozen=True)
class ClassFile:
    """What a class file says; a limit that it does not name is the exercise's own."""

    secret: str = field(repr=False)
    limits: Mapping[str, Any] = field(default_factory=dict)

    def variant(self, learner: str, lesson: str) -> int:
        """Give the number of a learner's data in a lesson: the first 32 bits of an HMAC-SHA256.

        >>> ClassFile("lantern-trading-2026").variant("ada", "credit/ratios")
        2495653179
        """
        told = hmac.digest(self.secret.encode(), f"{learner}/{lesson}".encode(), "sha256")
        return int.from_bytes(told[:4], "big")


def read(path: Path) -> ClassFile:
    """Read a class file.

    Raises:
        Refusal: it is missing, no TOML, or says what it may not say.
    """
    said = _toml(path)
    for name in said.keys() - {"secret", "limits"}:
        raise _unknown(path, name, ["secret", "limits"])
    secret = said.get("secret")
    if not isinstance(secret, str) or len(secret.strip()) < SHORTEST:
        example = f'secret = "{secrets.token_hex(16)}"'
        raise Refusal(
            f"{path} has no secret of at least {SHORTEST} characters: write a line like {example}, "
            "and keep it for as long as the class lasts.",
            f"{path} 中没有至少 {SHORTEST} 个字符的 secret：请写入一行，例如 {example}，"
            "并在课程结束前保持不变。",
        )
    limits = said.get("limits", {})
    if not isinstance(limits, dict):
        raise Refusal(
            f"{path}: limits is not a table: write [limits] and below it one limit a line.",
            f"{path}：limits 不是表：请写 [limits]，并在其下每行写一项限制。",
        )
    if wrong := fault(limits):
        raise Refusal(f"{path}: {wrong.en}", f"{path}：{wrong.zh}")
    return ClassFile(secret, limits)


def _unknown(path: Path, name: str, known: list[str]) -> Refusal:
    meant = lessons.nearest(name, known)
    return Refusal(
        f"{path}: nothing is called {name} here: "
        + (f"did you mean {meant}?" if meant else f"there are {', '.join(known)}."),
        f"{path}：这里没有名为 {name} 的项："
        + (f"您是想用 {meant} 吗？" if meant else f"可用的有 {'、'.join(known)}。"),
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        example = f'secret = "{secrets.token_hex(16)}"'
        raise Refusal(
            f"{path} does not exist: write it, a text file with the line {example}.",
            f"{path} 不存在：请新建文本文件，写入一行 {example}。",
        ) from None
    except UnicodeDecodeError:
        raise Refusal(
            f"{path} is not UTF-8: save it as UTF-8 text.",
            f"{path} 不是 UTF-8 编码：请另存为 UTF-8 文本。",
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise Refusal(
            f'{path} is not TOML ({error}): write lines like secret = "…".',
            f'{path} 不是有效的 TOML（{error}）：请按 secret = "…" 的形式书写。',
        ) from None

import pytest

from crmlab.core.text import Text
from crmlab.grading.learning import doctor
from crmlab.grading.learning.doctor import Finding
from tests.cli.conftest import Run

GOOD = Finding("good", Text("Python 3.11.", "Python 3.11。"))
NOTE = Finding("note", Text("No sandbox.", "没有沙箱。"))
BAD = Finding("bad", Text("Not installed: pandas.", "未安装：pandas。"))


@pytest.mark.parametrize(
    ("findings", "code", "last"),
    [([GOOD, NOTE], 0, "Your set-up is sound."), ([GOOD, BAD], 1, "To be mended: 1.")],
)
def test_every_finding_is_told_and_only_what_is_bad_is_a_no(
    crmlab: Run, monkeypatch: pytest.MonkeyPatch, findings: list[Finding], code: int, last: str
) -> None:
    monkeypatch.setattr(doctor, "examine", lambda _: findings)
    ran = crmlab("doctor")
    lines = [line.rstrip() for line in ran.out.splitlines()]
    assert (ran.code, ran.err, lines[-1]) == (code, "", last)
    assert lines[:-1] == [f"{state:4}  {text.en}" for state, text in findings]


def test_the_same_is_told_in_chinese(crmlab: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "examine", lambda _: [BAD])
    ran = crmlab("doctor", "--lang", "zh")
    assert [line.rstrip() for line in ran.out.splitlines()] == [
        "有误  未安装：pandas。",
        "需要处理 1 项。",
    ]

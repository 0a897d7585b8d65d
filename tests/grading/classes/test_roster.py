from pathlib import Path

import pytest

from crmlab.core.text import Lang
from crmlab.grading.classes import roster
from crmlab.grading.refusal import Refusal


def read(tmp_path: Path, content: str | bytes) -> dict[str, Lang | None]:
    path = tmp_path / "class.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return roster.read(path)


@pytest.mark.parametrize(
    "content",
    [
        "learner\nada\nbo-2\n",
        "\ufefflearner\r\nada\r\nbo-2\r\n",
        "name,Learner ,lang\n阿达,ada,zh\nBo, bo-2 ,en\n",
        "learner,email\nada,ada@example.org\n,\n\nbo-2\n",
    ],
    ids=["one column", "byte-order mark", "more columns", "empty rows"],
)
def test_the_ids_of_a_class_are_read_in_their_order(content: str, tmp_path: Path) -> None:
    assert list(read(tmp_path, content)) == ["ada", "bo-2"]


def test_a_learner_may_have_a_language(tmp_path: Path) -> None:
    content = "learner, Lang \nada,en\nbo, ZH\ncy,\ndi\n"
    assert read(tmp_path, content) == {"ada": "en", "bo": "zh", "cy": None, "di": None}
    assert read(tmp_path, "learner\nada\n") == {"ada": None}


BAD = {
    "a row that is no id": (
        "learner\nada\nbo smith\n",
        "line 3: 'bo smith' is no learner's id; use letters a to z, digits, ",
    ),
    "a leading dot": ("learner\n.ada\n", "line 2: '.ada' is no learner's id; "),
    "a path": ("learner\n../ada\n", "line 2: '../ada' is no learner's id; "),
    "an empty id": ("learner,name\n,Ada\n", "line 2: '' is no learner's id; "),
    "a row too short": ("name,learner\nAda\n", "line 2: '' is no learner's id; "),
    "a learner twice": (
        "learner\nada\nbo\nada\n",
        "line 4: ada stands in line 2 already; take one of the two out.",
    ),
    "a language that is not spoken": (
        "learner,lang\nada,fr\n",
        "line 2: 'fr' is no language of the course; write en, zh or nothing.",
    ),
    "no such column": ("student\nada\n", "has no column `learner`: name it in the first row"),
    "semicolons": ("learner;name\nada;Ada\n", "has no column `learner`: name it in the first row"),
    "an empty file": ("", "has no column `learner`: name it in the first row"),
    "nobody": ("learner\n\n", "names no learner: write one id a row below `learner`."),
    "GBK": ("learner,name\nada,阿达\n".encode("gbk"), "is not UTF-8: save it from the spreadsheet"),
    "a workbook": (b"PK\x03\x04\x14\xff", "is not UTF-8: save it from the spreadsheet"),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD)
def test_a_roster_that_cannot_be_used_is_told_with_its_line(
    content: str | bytes, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, content)
    assert str(refused.value).startswith(f"{tmp_path / 'class.csv'}")
    assert sentence in str(refused.value)


def test_a_missing_roster_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"class\.csv does not exist: name the roster, a CSV file\."):
        roster.read(tmp_path / "class.csv")

from typing import Any

import pandas as pd
import pytest

from crmlab.core.text import Text
from crmlab.grading.checks.slips import slip

PERCENT = Text(
    "It is 100 times too large: is it a percentage (25) where a share (0.25) is asked for?",
    "大了 100 倍：是不是写成了百分数（25），而这里要的是比例（0.25）？",
)
FIRMS = pd.DataFrame({"customer": ["tea", "wine"], "quick": [0.6, 0.9]})


def said(got: Any, expected: Any, **how: Any) -> Text:
    text = slip(got, expected, **how)
    assert text is not None
    return text


@pytest.mark.parametrize(
    ("got", "en", "zh"),
    [
        (-0.25, "It has the wrong sign.", "正负号反了。"),
        (25, "It is 100 times too large: is it a percentage", "大了 100 倍：是不是写成了百分数"),
        (0.0025, "It is 100 times too small: is it a share", "小了 100 倍：是不是写成了比例"),
        (250, "It is 1,000 times too large: mind the unit", "大了 1000 倍：请注意单位"),
        (0.00025, "It is 1,000 times too small: mind the unit", "小了 1000 倍：请注意单位"),
        (
            2500,
            "It is 10,000 times too large: mind the unit, 万",
            "大了 1 万倍：请注意单位，是万元",
        ),
        (0.000025, "It is 10,000 times too small: mind the", "小了 1 万倍：请注意单位"),
        (0.2, "It is rounded", "结果被四舍五入了"),
        ("0.25", "It is text that looks like a number", "这是形似数字的文本"),
        ("25 %", "It is text that looks like a number", "这是形似数字的文本"),
        ("a lot", "It is text; a number is asked for.", "这是文本，这里要的是数。"),
        ([0.25], "It is a list; a number is asked for.", "这是列表，这里要的是数。"),
        (True, "It is True or False; a number is asked", "这是True 或 False，这里要的是数。"),
    ],
)
def test_a_wrong_figure_is_told_by_its_slip(got: Any, en: str, zh: str) -> None:
    text = said(got, 0.25)
    assert text.en.startswith(en)
    assert text.zh.startswith(zh)


@pytest.mark.parametrize(
    ("got", "en", "zh"),
    [
        (["tea"], "It has 1 item; 2 are asked for.", "有 1 项，应为 2 项。"),
        (["wine", "tea"], "The order is the wrong way round.", "顺序正好反了。"),
        (pd.Series(["wine", "tea"]), "The order is the wrong way round.", "顺序正好反了。"),
        ("tea, wine", "It is text; a list is asked for.", "这是文本，这里要的是列表。"),
        (FIRMS, "It is a table; a list is asked for.", "这是表格，这里要的是列表。"),
    ],
    ids=["short", "reversed", "column", "text", "table"],
)
def test_a_wrong_list_is_told_by_its_slip(got: Any, en: str, zh: str) -> None:
    assert said(got, ["tea", "wine"]) == (en, zh)


def test_items_in_another_order_and_in_another_unit_are_told() -> None:
    assert said([2, 1, 3], [1, 2, 3]).en == "All is there, but in another order."
    assert said([50, 10], [0.5, 0.1]).en.startswith("It is 100 times too large")


@pytest.mark.parametrize(
    ("got", "en", "zh"),
    [
        (
            FIRMS.rename(columns={"quick": "ratio"}),
            "These columns are missing: quick. These columns are not asked for: ratio.",
            "缺少这些列：quick。多出这些列：ratio。",
        ),
        (FIRMS.head(1), "It has 1 row; 2 are asked for.", "有 1 行，应为 2 行。"),
        (FIRMS.iloc[::-1], "The order is the wrong way round.", "顺序正好反了。"),
        (
            FIRMS.assign(quick=[60, 90]),
            f"The column `quick` differs. {PERCENT.en}",
            f"`quick` 这一列不同。{PERCENT.zh}",
        ),
        (
            FIRMS.assign(quick=[0.6, 0.8]),
            (
                "The column `quick` first differs in row 2, where `customer` is 'wine': "
                "0.8 instead of 0.9."
            ),
            "`quick` 这一列最先在第 2 行（`customer` 为 'wine'）出现差异：这里是 0.8，应为 0.9。",
        ),
        (
            FIRMS.assign(customer=["tea", "beer"]),
            "The column `customer` first differs in row 2: 'beer' instead of 'wine'.",
            "`customer` 这一列最先在第 2 行出现差异：这里是 'beer'，应为 'wine'。",
        ),
    ],
    ids=["columns", "rows", "order", "unit", "values", "names"],
)
def test_a_wrong_table_is_told_by_its_slip(got: Any, en: str, zh: str) -> None:
    assert said(got, FIRMS) == (en, zh)


def test_a_graded_table_is_told_by_its_row_without_what_is_right() -> None:
    assert said(FIRMS.assign(quick=[0.6, 0.8]), FIRMS, shown=False) == Text(
        "The column `quick` first differs in row 2, where `customer` is 'wine': 0.8 is not right.",
        "`quick` 这一列最先在第 2 行（`customer` 为 'wine'）出现差异：这里是 0.8，不正确。",
    )


@pytest.mark.parametrize("key", [["customer"], ["customer", "quick"]])
def test_rows_that_are_matched_by_a_key_are_told_by_it(key: list[str]) -> None:
    debts = FIRMS.assign(debt=[10.0, 20.0])
    told = said(debts.assign(debt=[10.0, 21.0]).iloc[::-1], debts, key=key).en
    where = "`customer` is 'wine'" + (", `quick` is 0.9" if len(key) == 2 else "")
    assert told == f"The column `debt` first differs where {where}: 21 instead of 20."


def test_figures_that_look_alike_are_told_with_all_their_digits() -> None:
    told = said(FIRMS.assign(quick=[0.6000001, 0.9]), FIRMS).en
    assert told.endswith(": 0.6000001 instead of 0.6.")


@pytest.mark.parametrize(
    ("got", "expected", "en", "zh"),
    [
        (
            [1, 2, 3, 4, 5, 7],
            [1, 2, 3, 4, 5, 6],
            "It first differs in item 6: 7 instead of 6.",
            "最先在第 6 项出现差异：这里是 7，应为 6。",
        ),
        (
            pd.Series(list("abcdeg")),
            list("abcdef"),
            "It first differs in item 6: 'g' instead of 'f'.",
            "最先在第 6 项出现差异：这里是 'g'，应为 'f'。",
        ),
        (
            dict.fromkeys("abcdef", 1) | {"e": 2},
            dict.fromkeys("abcdef", 1),
            "It first differs at 'e': 2 instead of 1.",
            "最先在 'e' 处出现差异：这里是 2，应为 1。",
        ),
    ],
    ids=["list", "column", "dict"],
)
def test_of_many_items_the_first_that_differs_is_told(
    got: Any, expected: Any, en: str, zh: str
) -> None:
    assert said(got, expected) == (en, zh)
    assert said(got, expected, shown=False).en == en.partition(" instead")[0] + " is not right."


def test_what_cannot_be_sorted_is_told_by_its_place() -> None:
    orders = [{"order": number} for number in range(6)]
    told = said([*orders[:5], {"order": 6}], orders).en
    assert told == "It first differs in item 6: {'order': 6} instead of {'order': 5}."
    firms = FIRMS.assign(grade=pd.Series(["CA1", 5], dtype=object))
    told = said(firms.assign(grade=pd.Series(["CA2", 5], dtype=object)), firms).en
    assert told.endswith("row 1, where `customer` is 'tea': 'CA2' instead of 'CA1'.")


def test_rows_in_another_order_are_told() -> None:
    three = pd.DataFrame({"customer": ["tea", "wine", "clinic"]})
    assert said(three.iloc[[1, 0, 2]], three).en == "All is there, but in another order."


def test_a_dict_is_told_by_its_keys() -> None:
    assert said({"a": 1}, {"b": 1}).zh == "缺少这些键：b。多出这些键：a。"


def test_what_is_a_graded_answer_is_told_without_its_size() -> None:
    assert said([1, 2, 3], [1, 2], shown=False) == (
        "It has 3 items, more than are asked for.",
        "有 3 项，多于要求的数量。",
    )
    assert said(FIRMS.head(1), FIRMS, shown=False).en == ("It has 1 row, fewer than are asked for.")


def test_room_for_rounding_is_room_for_a_slip_as_well() -> None:
    assert said(62.7, 0.6271, within=0.1).en.startswith("It is 100 times too large")


def test_what_is_no_share_is_not_taken_for_a_percentage() -> None:
    assert said(4500, 45).en.startswith("It is 100 times too large: is a division missing")
    assert said([4500, 7500], [45.0, 75.0]).zh.startswith("大了 100 倍：是不是漏了一次除法")


def test_a_wide_tolerance_makes_no_slip_of_nothing() -> None:
    # 0 lies within 0.005 of 0.0025, a hundredth; but a hundred times 0 is not 0.25.
    assert slip(0, 0.25, within=0.005) is None
    assert slip(0, 60, within=0.01) is None


def test_the_keys_of_a_graded_answer_are_not_told() -> None:
    assert said({"tea": 1}, {"wine": 1}, shown=False) == Text(
        "Some keys are missing. These keys are not asked for: tea.",
        "缺少一些键。多出这些键：tea。",
    )


@pytest.mark.parametrize(
    ("got", "expected"),
    [(0.3, 0.25), (5, 0), ("tee", "tea"), ({1}, {2}), ([0.3], [0.25]), ({"a": 1}, {"a": 2})],
)
def test_where_no_slip_explains_it_nothing_is_said(got: Any, expected: Any) -> None:
    assert slip(got, expected) is None

"""Everyday slips told apart: how an answer differs that no named mistake explains.

What is expected, a figure or how many items, is said only where the answer is `shown` to the
learner anyway.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from numbers import Real
from typing import Any

from crmlab.core.text import Text
from crmlab.grading.checks.sameness import ordered, same
from crmlab.grading.wording import apart, plain, short

Same = Callable[[Any, Any], bool]

_LONGEST_NAMES = 100
_DIGITS = range(6)
_FEW = 5
"""So many items are shown whole beside each other."""

_FACTORS: Mapping[float, Text] = {
    -1: Text("It has the wrong sign.", "正负号反了。"),
    100: Text(
        "It is 100 times too large: is it a percentage (25) where a share (0.25) is asked for?",
        "大了 100 倍：是不是写成了百分数（25），而这里要的是比例（0.25）？",
    ),
    0.01: Text(
        "It is 100 times too small: is it a share (0.25) where a percentage (25) is asked for?",
        "小了 100 倍：是不是写成了比例（0.25），而这里要的是百分数（25）？",
    ),
    1000: Text(
        "It is 1,000 times too large: mind the unit, thousands or single ones.",
        "大了 1000 倍：请注意单位，是千还是个。",
    ),
    0.001: Text(
        "It is 1,000 times too small: mind the unit, thousands or single ones.",
        "小了 1000 倍：请注意单位，是千还是个。",
    ),
    10_000: Text(
        "It is 10,000 times too large: mind the unit, 万 (ten thousands) or single ones.",
        "大了 1 万倍：请注意单位，是万元还是元。",
    ),
    0.0001: Text(
        "It is 10,000 times too small: mind the unit, 万 (ten thousands) or single ones.",
        "小了 1 万倍：请注意单位，是万元还是元。",
    ),
}
_SHARE = 10  # a share beyond 1,000 % is none
_UNDIVIDED = Text(
    "It is 100 times too large: is a division missing, by the sum of the weights perhaps?",
    "大了 100 倍：是不是漏了一次除法，例如除以权重之和？",
)
_ROUNDED = Text(
    "It is rounded: leave the digits as they come.", "结果被四舍五入了：请保留原有的位数。"
)
_QUOTED = Text(
    "It is text that looks like a number: leave out the quotation marks, or `str` and `format`.",
    "这是形似数字的文本：请去掉引号，也不要用 `str` 或 `format`。",
)
_REVERSED = Text("The order is the wrong way round.", "顺序正好反了。")
_OTHER_ORDER = Text("All is there, but in another order.", "内容都对，但顺序不对。")


def slip(
    got: object,
    expected: object,
    *,
    within: float = 0.0,
    key: Sequence[str] | None = None,
    shown: bool = True,
) -> Text | None:
    """Say by what everyday slip `got` came about in place of `expected`, if that can be told.

    >>> slip(25, 0.25).en[:27]
    'It is 100 times too large: '
    """

    def alike(one: object, other: object) -> bool:
        return same(one, other, within=within, key=key)

    return next(_slips(got, expected, alike, key, shown=shown), None)


def _slips(
    got: Any, expected: Any, alike: Same, key: Sequence[str] | None, *, shown: bool
) -> Iterator[Text]:
    kinds = _kind(got), _kind(expected)
    if None in kinds:
        return
    if kinds[0] != kinds[1]:
        yield _other_kind(got, *kinds)  # type: ignore[arg-type]
    elif kinds[1] == _TABLE:
        yield from _in_table(got, expected, alike, key, shown=shown)
    elif kinds[1] == _LIST:
        items, right = [*got], [*expected]
        yield from _in_list(items, right, alike, shown=shown)
        if len(items) == len(right) > _FEW:
            at = _first(items, right, alike)
            place = Text(f"It first differs in item {at + 1}", f"最先在第 {at + 1} 项出现差异")
            yield _here(place, items[at], right[at], shown=shown)
    elif kinds[1] == _DICT:
        yield from _names(_KEYS, [*got], [*expected], shown=shown)
        if got.keys() == expected.keys() and len(got) > _FEW:
            names = [*expected]
            at = _first([got[name] for name in names], [*expected.values()], alike)
            name = short(names[at])
            place = Text(f"It first differs at {name}", f"最先在 {name} 处出现差异")
            yield _here(place, got[names[at]], expected[names[at]], shown=shown)
    elif kinds[1] == _NUMBER:
        yield from _in_numbers([got], [expected], alike)


_TABLE, _LIST, _DICT = Text("a table", "表格"), Text("a list", "列表"), Text("a dict", "字典")
_NUMBER = Text("a number", "数")
_KINDS: tuple[tuple[Any, Text], ...] = (
    (bool, Text("True or False", "True 或 False")),
    (Real | Decimal, _NUMBER),
    (str, Text("text", "文本")),
    (list | tuple, _LIST),
    (dict, _DICT),
    (set | frozenset, Text("a set", "集合")),
    (date, Text("a date", "日期")),
    (timedelta, Text("a length of time", "时间长度")),
)


def _kind(value: Any) -> Text | None:
    if type(value).__name__ == "DataFrame":
        return _TABLE
    library = type(value).__module__.partition(".")[0]
    if library in ("numpy", "pandas") and getattr(value, "ndim", None):
        return _LIST
    if type(value).__name__ in ("bool_", "bool"):
        return _KINDS[0][1]
    return next((name for kind, name in _KINDS if isinstance(value, kind)), None)


def _other_kind(got: Any, is_: Text, asked: Text) -> Text:
    if isinstance(got, str) and asked == _NUMBER:
        try:
            float(got.strip().rstrip("%").replace(",", ""))
        except ValueError:
            pass
        else:
            return _QUOTED
    return Text(
        f"It is {is_.en}; {asked.en} is asked for.", f"这是{is_.zh}，这里要的是{asked.zh}。"
    )


_COLUMNS, _KEYS = Text("columns", "列"), Text("keys", "键")


def _in_table(
    got: Any, expected: Any, alike: Same, key: Sequence[str] | None, *, shown: bool
) -> Iterator[Text]:
    # A table's columns are named in its task.
    yield from _names(_COLUMNS, [*got.columns], [*expected.columns], shown=True)
    if set(got.columns) != set(expected.columns):
        return
    yield from _length(Text("row", "行"), len(got), len(expected), shown=shown)
    if len(got) != len(expected):
        return
    if alike(got.iloc[::-1], expected):
        yield _REVERSED
    by = [*expected.columns]
    if _sorts(lambda: alike(got[by].sort_values(by), expected.sort_values(by))):
        yield _OTHER_ORDER
    got, expected = ordered(got, key), ordered(expected, key)
    for name in by:
        column, right = [*got[name]], [*expected[name]]
        if not alike(column, right):
            title = plain(str(name), _LONGEST_NAMES)
            if found := next(_in_list(column, right, alike, shown=shown), None):
                yield Text(
                    f"The column `{title}` differs. {found.en}", f"`{title}` 这一列不同。{found.zh}"
                )
            at = _first(column, right, alike)
            where = _row(got, at, key, but=name)
            place = Text(
                f"The column `{title}` first differs{where.en}",
                f"`{title}` 这一列最先{where.zh}出现差异",
            )
            yield _here(place, column[at], right[at], shown=shown)


def _row(table: Any, at: int, key: Sequence[str] | None, *, but: str) -> Text:
    """Name a row by the key that matches rows, else by its place and what it begins with."""
    names = [name for name in (key or [*table.columns][:1]) if name != but and name in table]
    cells = {plain(str(name), _LONGEST_NAMES): short(table[name].iloc[at]) for name in names}
    en = ", ".join(f"`{name}` is {cell}" for name, cell in cells.items())
    zh = "，".join(f"`{name}` 为 {cell}" for name, cell in cells.items())
    if key:
        return Text(f" where {en}" if en else "", f"在 {zh} 的一行" if zh else "")
    place = Text(f" in row {at + 1}", f"在第 {at + 1} 行")
    return Text(
        f"{place.en}, where {en}" if en else place.en, f"{place.zh}（{zh}）" if zh else place.zh
    )


def _first(got: Sequence[Any], expected: Sequence[Any], alike: Same) -> int:
    """Find the place of the first of as many items that differs; one does."""
    pairs = zip(got, expected, strict=True)
    return next(at for at, pair in enumerate(pairs) if not alike(*pair))


def _here(place: Text, got: object, expected: object, *, shown: bool) -> Text:
    if not shown:
        is_ = short(got)
        return Text(f"{place.en}: {is_} is not right.", f"{place.zh}：这里是 {is_}，不正确。")
    is_, asked = apart(got, expected)
    return Text(
        f"{place.en}: {is_} instead of {asked}.", f"{place.zh}：这里是 {is_}，应为 {asked}。"
    )


def _in_list(
    got: Sequence[Any], expected: Sequence[Any], alike: Same, *, shown: bool
) -> Iterator[Text]:
    yield from _length(Text("item", "项"), len(got), len(expected), shown=shown)
    if len(got) != len(expected):
        return
    if alike([*reversed(got)], [*expected]):
        yield _REVERSED
    if _sorts(lambda: alike(sorted(got), sorted(expected))):
        yield _OTHER_ORDER
    if all(_kind(item) == _NUMBER for item in (*got, *expected)):
        yield from _in_numbers(got, expected, alike)


def _sorts(alike: Callable[[], bool]) -> bool:
    """Tell whether what has been sorted is alike; what cannot be sorted is not."""
    try:
        return alike()
    except TypeError:
        return False


def _in_numbers(got: Sequence[Any], expected: Sequence[Any], alike: Same) -> Iterator[Text]:
    figures = [float(item) for item in expected]
    if any(figures):
        for factor, text in _FACTORS.items():
            # Both ways: within a wide tolerance anything small is a hundredth of anything.
            there = alike([*got], [figure * factor for figure in figures])
            if there and alike([float(item) / factor for item in got], figures):
                large = factor == 100 and max(map(abs, figures)) > _SHARE
                yield _UNDIVIDED if large else text
    for digits in _DIGITS:
        rounded = [round(figure, digits) for figure in figures]
        if any(rounded) and rounded != figures and [*got] == rounded:
            yield _ROUNDED


def _names(
    what: Text, got: Sequence[Any], expected: Sequence[Any], *, shown: bool
) -> Iterator[Text]:
    missing = [name for name in expected if name not in got]
    excess = [name for name in got if name not in expected]
    told = []
    if missing and shown:
        names = _joined(missing)
        told.append(Text(f"These {what.en} are missing: {names}.", f"缺少这些{what.zh}：{names}。"))
    elif missing:
        told.append(Text(f"Some {what.en} are missing.", f"缺少一些{what.zh}。"))
    if excess:
        names = _joined(excess)
        more = f"These {what.en} are not asked for: {names}."
        told.append(Text(more, f"多出这些{what.zh}：{names}。"))
    if told:
        yield Text(" ".join(text.en for text in told), "".join(text.zh for text in told))


def _joined(names: Sequence[Any]) -> str:
    return plain(", ".join(map(str, names)), _LONGEST_NAMES)


def _length(what: Text, got: int, expected: int, *, shown: bool) -> Iterator[Text]:
    if got == expected:
        return
    has = f"It has {got} {what.en}{'' if got == 1 else 's'}"
    if shown:
        yield Text(
            f"{has}; {expected} {'is' if expected == 1 else 'are'} asked for.",
            f"有 {got} {what.zh}，应为 {expected} {what.zh}。",
        )
    else:
        more = Text("more", "多于") if got > expected else Text("fewer", "少于")
        yield Text(
            f"{has}, {more.en} than are asked for.",
            f"有 {got} {what.zh}，{more.zh}要求的数量。",
        )

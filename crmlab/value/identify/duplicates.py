"""Which customers may stand in the list twice?"""

from typing import TYPE_CHECKING

from crmlab.core.arguments import broken
from crmlab.core.frames import check, give_back, read, unique

if TYPE_CHECKING:
    import narwhals as nw
    from narwhals.typing import IntoFrameT

    from crmlab.core.frames import Rows
    from crmlab.core.kinds import Kind

_WIDE = {chr(ord(sign) + 0xFEE0): sign for sign in "0123456789abcdefghijklmnopqrstuvwxyz"}
_SIGNS = "[\\s!-/:-@\\[-`{-~　、。，．・·：；（）《》“”‘’－—＿＆]+"
_LEGAL_WORDS = " (co|company|corp|corporation|inc|limited|llc|ltd) *$"
_LEGAL_ENDING = "(股份有限公司|有限责任公司|有限公司)$"


def duplicate_customers(
    table: "IntoFrameT",
    *,
    customer: str = "customer",
    name: str = "name",
    phone: str | None = "phone",
    tax_number: str | None = "tax_number",
    crowd: int = 10,
) -> "IntoFrameT":
    """List pairs of customers that may be one (疑似重复客户), for a person to look at.

    `table` has a row a customer; name, phone and tax number may be empty, and where a table has no
    such column, `phone` or `tax_number` is None. Columns: `customer` and `other`, the pair in
    order, and `same_name`, `same_phone`, `same_tax_number`, of which one at least is true.
    Compared are names without capitals, full width, signs, spaces and legal form (有限公司, Co.,
    Ltd.), phones by their digits without the country's 86 before a mobile number, and tax numbers
    by letters and digits. What more than `crowd` customers share, such as a market's switchboard,
    is no evidence and is left out.

    A branch shares its mother's name and phone: a pair is a question, not a duplicate.

    >>> import pandas as pd
    >>> customers = pd.DataFrame({
    ...     "customer": ["C1", "C2"], "name": ["明灯商贸", "明灯商贸有限公司"],
    ...     "phone": ["138 0000 0000", "+86 13800000000"], "tax_number": [None, "9144"]})
    >>> duplicate_customers(customers).values.tolist()
    [['C1', 'C2', True, True, False]]

    Raises:
        TypeError: `table` is no table.
        ValueError: `crowd` is not a whole number of two or more, a column is missing or holds
            another kind of values, or rows, which are named, have no customer or one that stands
            twice.

    Source: blocking on exact keys, the simplest form of record linkage; the rules of comparison
        are conventions of the course.
    """
    import narwhals as nw

    if isinstance(crowd, bool) or not isinstance(crowd, int) or crowd < 2:
        raise broken("crowd", "a whole number of two or more", crowd)
    theirs = {"name": name, "phone": phone, "tax_number": tax_number}
    columns: dict[str, tuple[str, Kind]] = {
        field: (column, "label") for field, column in theirs.items() if column is not None
    }
    customers = read("table", table, customer=(customer, "key"), **columns)
    check(customers.with_rules(unique("customer")))
    plain = {"name": _plain_name, "phone": _digits, "tax_number": _tax_number}
    keys = {field: plain[field]() for field in columns}
    pairs = nw.concat([
        _pairs(customers.rows.select("customer", key=key), crowd).select(
            "customer",
            "other",
            *(nw.lit(int(each == field), nw.Int64).alias(each) for each in keys),
        )
        for field, key in keys.items()
    ])  # fmt: skip
    found = pairs.group_by("customer", "other").agg(nw.col(*keys).max()).sort("customer", "other")
    flags = ((nw.col(each) == 1).alias(f"same_{each}") for each in keys)
    return give_back(found.select("customer", "other", *flags), like=table)


def _pairs(rows: "Rows", crowd: int) -> "Rows":
    """Pair the customers that share a key, each pair once."""
    import narwhals as nw

    filled = rows.filter(~nw.col("key").is_null(), nw.col("key") != "")
    counts = filled.group_by("key").agg(shared=nw.len())
    shared = counts.filter(nw.col("shared") > 1, nw.col("shared") <= crowd).select("key")
    some = filled.join(shared, on="key", how="inner")
    others = some.select("key", other="customer")
    return some.join(others, on="key", how="inner").filter(nw.col("customer") < nw.col("other"))


def _folded(column: str) -> "nw.Expr":
    """Write text in small letters and figures of half width."""
    import narwhals as nw

    text = nw.col(column).cast(nw.String).str.to_lowercase()
    for wide, narrow in _WIDE.items():
        text = text.str.replace_all(wide, narrow, literal=True)
    return text


def _tax_number() -> "nw.Expr":
    return _folded("tax_number").str.replace_all(_SIGNS, "")


def _plain_name() -> "nw.Expr":
    words = _folded("name").str.replace_all(_SIGNS, " ")
    for _ in range(2):  # Co., Ltd. is two words
        words = words.str.replace_all(_LEGAL_WORDS, "")
    return words.str.replace_all(" ", "", literal=True).str.replace_all(_LEGAL_ENDING, "")


def _digits() -> "nw.Expr":
    import narwhals as nw

    digits = _folded("phone").str.replace_all("[^0-9]", "")
    mobile = digits.str.contains("^(?:00)?861[0-9]{10}$")
    return nw.when(mobile).then(digits.str.tail(11)).otherwise(digits)

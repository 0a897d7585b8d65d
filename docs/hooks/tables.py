"""Tables of the lessons: pandas' HTML made into a table of the site."""

import re
from xml.etree import ElementTree as ET

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_NUMBER = re.compile(r"[-+]?¥?\d[\d,]*(\.\d+)?%?|NaN|-?inf|")


def themed(html: str) -> str:
    """Drop pandas' own looks and set columns of numbers flush right, their headings with them.

    Raises:
        ValueError: there is no table in `html`, or none that pandas makes of a frame.
    """
    match = _TABLE.search(html)
    if match is None:
        raise ValueError("only text, frames and figures can be shown")
    try:
        table = ET.fromstring(match[0])  # noqa: S314 - the output of our own lessons
    except ET.ParseError:
        raise ValueError("a frame can be shown only as it is, without a style") from None
    for element in table.iter():
        element.attrib = {k: v for k, v in element.attrib.items() if k.endswith("span")}
        element.text = (element.text or "").strip()
        element.tail = None
    _name_the_index(table)
    for place in _numeric(table):
        for row in table.iter("tr"):
            if not any("colspan" in cell.attrib for cell in row):
                row[place].set("style", "text-align: right")
    for heading in table.iterfind("./thead//th"):
        if not heading.text:
            heading.tag = "td"  # a heading without words says nothing to those who hear the table
    return ET.tostring(table, encoding="unicode", method="html")


def _name_the_index(table: ET.Element) -> None:
    """Bring the names of the index, which pandas puts below the headings, up among them."""
    head, first = table.find("thead"), table.find("./tbody/tr")
    if head is None or first is None or len(head) < 2:
        return
    above, names = head[-2], head[-1]
    if any(cell.text for cell in names[len(first.findall("th")) :]):
        return
    for place, name in enumerate(names):
        above[place].text = above[place].text or name.text
    head.remove(names)


def _numeric(table: ET.Element) -> list[int]:
    """Find the columns of numbers, counted from the right: the index stands at the left."""
    body = [row.findall("td") for row in table.iterfind("./tbody/tr")]
    places = range(-1, -min(map(len, body), default=0) - 1, -1)
    return [n for n in places if all(_NUMBER.fullmatch(row[n].text or "") for row in body)]

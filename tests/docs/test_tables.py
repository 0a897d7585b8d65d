import pandas as pd
import pytest

from docs.hooks.tables import themed


def html(frame: pd.DataFrame) -> str:
    return str(frame._repr_html_())  # type: ignore[operator]


def test_pandas_own_looks_go_and_the_theme_s_come() -> None:
    table = themed(html(pd.DataFrame({"kind": ["hotel"]})))
    assert table.startswith("<table><thead>")
    assert "class=" not in table
    assert "border=" not in table


def test_columns_of_numbers_stand_flush_right_with_their_headings() -> None:
    table = themed(
        html(pd.DataFrame({"quick": ["0.63", "-1,000.5"], "kind": ["hotel", "2 shops"]}))
    )
    right = ' style="text-align: right"'
    assert f"<th{right}>quick</th><th>kind</th>" in table
    assert f"<td{right}>-1,000.5</td><td>2 shops</td>" in table


def test_an_empty_heading_is_no_heading() -> None:
    assert "<th></th>" not in themed(html(pd.DataFrame({"a": [1]})))


def test_the_name_of_the_index_stands_above_it() -> None:
    frame = pd.DataFrame({"kind": ["hotel"]}, index=pd.Index(["C0047"], name="customer"))
    assert "<thead><tr><th>customer</th><th>kind</th></tr></thead>" in themed(html(frame))


def test_grouped_headings_keep_their_two_lines() -> None:
    frame = pd.DataFrame({("ratio", "quick"): [1.5], ("ratio", "current"): [2.0]})
    table = themed(html(frame))
    assert '<th colspan="2">ratio</th>' in table
    assert table.count("<tr>") == 3


def test_what_stands_in_a_cell_stays_harmless() -> None:
    assert "&lt;script&gt;" in themed(html(pd.DataFrame({"name": ["<script>"]})))


def test_a_frame_without_rows_has_its_headings() -> None:
    assert "<th>quick</th>" in themed(html(pd.DataFrame({"quick": []})))


def test_other_html_is_refused() -> None:
    with pytest.raises(ValueError, match="only text, frames and figures"):
        themed("<iframe></iframe>")


def test_a_frame_with_a_style_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="without a style"):
        themed(pd.DataFrame({"quick": [1]}).style.to_html())

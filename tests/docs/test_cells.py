import pytest

from docs.hooks.cells import Output, Ran, run, run_all


def ran(code: str) -> Ran:
    return run(code, {}, name="<fence 1>")


def test_the_last_expression_is_shown_as_in_a_notebook() -> None:
    assert ran("x = 2\nx + 1").outputs == [Output("text", "3\n")]


def test_what_is_printed_and_what_is_shown_keep_their_order() -> None:
    assert ran('print("first")\ndisplay({"a": 1})\n"last"').outputs == [
        Output("text", "first\n{'a': 1}\n'last'\n")
    ]


@pytest.mark.parametrize("code", ["1 + 1;", "1 + 1;  # quietly", "x = 1", "None", "# nothing", ""])
def test_nothing_is_shown_without_a_value_or_before_a_semicolon(code: str) -> None:
    assert ran(code) == Ran([])


def test_a_semicolon_in_the_text_of_the_last_line_silences_nothing() -> None:
    assert ran('"银行; 酒店"').outputs == [Output("text", "'银行; 酒店'\n")]


def test_a_frame_is_shown_as_a_table() -> None:
    (output,) = ran('import pandas as pd\npd.DataFrame({"quick": [0.6]})').outputs
    assert output.kind == "html"
    assert '<td style="text-align: right">0.6</td>' in output.content


def test_other_html_is_a_problem() -> None:
    code = "from IPython.display import HTML\nHTML('<b>1</b>')"
    assert ran(code).problem == "ValueError: only text, frames and figures can be shown"


def test_a_figure_is_shown_once_though_it_is_also_the_last_expression() -> None:
    outputs = ran("import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nfig").outputs
    assert [output.kind for output in outputs] == ["svg"]


@pytest.mark.parametrize(
    ("code", "problem", "line"),
    [
        ("a = 1\n1 / 0", "ZeroDivisionError: division by zero", 2),
        ("def f():\n    raise ValueError('no')\n\nf()", "ValueError: no", 2),
        ("import sys\nsys.exit('gone')", "SystemExit: gone", 2),
        ("a = 1\nb = = 2", "SyntaxError: invalid syntax (<fence 1>, line 2)", 2),
    ],
)
def test_a_failure_names_the_error_and_the_line(code: str, problem: str, line: int) -> None:
    failed = ran(code)
    assert (failed.problem, failed.line) == (problem, line)


def test_standard_error_is_a_problem_since_a_page_would_not_show_it() -> None:
    code = 'import sys\nprint("careful", file=sys.stderr)'
    assert ran(code).problem == "it wrote to standard error: careful"


def test_a_memory_address_is_a_problem_since_it_changes_with_each_run() -> None:
    assert ran("object()").problem.endswith("which changes with each run: end the line with ;")


def test_fences_share_their_names_and_stop_at_the_first_failure() -> None:
    results: list[Ran] = []
    run_all(["x = 1", "x + 1", "y", "x"], results.append)
    assert [result.outputs for result in results] == [[], [Output("text", "2\n")], []]
    assert results[-1].problem == "NameError: name 'y' is not defined"

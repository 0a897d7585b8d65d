"""The track as a whole: its table of contents, and what it costs to open it."""

import inspect
import subprocess
import sys

import crmlab.crm


def test_a_formula_brings_no_library_with_it() -> None:
    code = """
import sys
import crmlab.crm
print(crmlab.crm.agents_on_roster(7, shrinkage=0.3))
print(sorted({"narwhals", "numpy", "pandas", "typer"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split("\n")[:2] == ["10", "[]"]


def test_every_name_is_there_and_says_what_it_is() -> None:
    for name in dir(crmlab.crm):
        public = getattr(crmlab.crm, name)
        if inspect.isfunction(public):
            assert inspect.getdoc(public)
            assert public.__module__.startswith("crmlab.crm.")

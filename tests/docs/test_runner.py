import subprocess
import sys
from pathlib import Path

from docs.hooks.runner import run_pages

# Run apart, since one server serves a whole process, and other tests may have started it.
SEEN_BY_THE_SERVER = """
from docs.hooks.runner import run_pages

if __name__ == "__main__":
    code = 'import sys; print(*[n for n in ("pandas", "crmlab") if n in sys.modules])'
    ((ran,),) = run_pages([[code]])
    print(ran.outputs[0].content.strip())
"""


def test_each_page_has_a_process_and_an_empty_folder_of_its_own() -> None:
    code = (
        'import os\nx = os.listdir()\nopen("left", "w").close()\nprint(os.getpid(), x, os.getcwd())'
    )
    texts = [ran[0].outputs[0].content.split() for ran in run_pages([[code], [code]])]
    assert texts[0][0] != texts[1][0]
    assert [text[1] for text in texts] == ["[]", "[]"]
    assert not any(Path(text[2]).exists() for text in texts)


def test_the_server_that_starts_the_processes_has_never_seen_crmlab(tmp_path: Path) -> None:
    script = tmp_path / "seen.py"
    script.write_text(SEEN_BY_THE_SERVER)
    seen = subprocess.run(
        [sys.executable, script],
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout == "pandas\n"


def test_a_fence_that_ends_its_process_is_named() -> None:
    ((first, second),) = run_pages([["1", "import os\nos._exit(3)", "2"]])
    assert not first.problem
    assert second.problem == "it ended the process that ran it"


def test_a_warning_of_python_is_a_problem() -> None:
    ((ran,),) = run_pages([["import warnings\nwarnings.warn('old')"]])
    assert ran.problem == "it wrote to standard error: <fence 1>:2: UserWarning: old"


def test_a_fence_that_never_ends_is_stopped() -> None:
    ((ran,),) = run_pages([["while True: pass"]], limit=2)
    assert ran.problem == "it ran for more than 2 seconds"

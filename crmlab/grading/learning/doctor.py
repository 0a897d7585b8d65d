"""Is a learner's set-up sound? Each finding says what is, and which command mends it."""

import importlib.metadata
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from crmlab.core.text import Text
from crmlab.grading import installed
from crmlab.grading.learning import memory, work
from crmlab.grading.running import sandbox

State = Literal["good", "note", "bad"]

_ROOM_MB = 200
_SYNCED = (
    *("onedrive", "dropbox", "icloud", "mobile documents", "google drive", "googledrive"),
    *("坚果云", "nutstore", "百度网盘", "baidu", "wpsdrive"),
)
_AWKWARD = re.compile(r"[#%?*:<>|\"\x00-\x1f]")


class Finding(NamedTuple):
    """One thing that was looked at; "note" is worth knowing, "bad" must be mended."""

    state: State
    text: Text


def examine(here: Path) -> Iterator[Finding]:
    """Look at everything that doing exercises from the folder `here` needs."""
    yield _python()
    yield _system()
    yield _lab()
    yield _kernel()
    yield _walls()
    yield from _folder(here)
    yield _characters()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(
        "good", Text(f"Python {version}, {sys.executable}", f"Python {version}，{sys.executable}")
    )


def _system() -> Finding:
    if os.name == "posix":
        return Finding("good", Text(f"System: {sys.platform}", f"系统：{sys.platform}"))
    return Finding(
        "bad",
        Text(
            "Checks do not run on Windows itself: run `wsl --install`, then install crmlab inside "
            "WSL.",
            "检查无法直接在 Windows 上运行：请运行 `wsl --install`，再在 WSL 中安装 crmlab。",
        ),
    )


def _lab() -> Finding:
    missing = [name for name in _needed() if not _installed(name)]
    if not missing:
        return Finding("good", Text("All libraries are installed.", "所需的库均已安装。"))
    remedy = installed.remedy()
    return Finding(
        "bad",
        Text(
            f"Not installed: {', '.join(missing)}; {remedy.en}.",
            f"未安装：{'、'.join(missing)}；{remedy.zh}。",
        ),
    )


def _needed() -> list[str]:
    lines = importlib.metadata.requires("crmlab") or []
    wanted = [line for line in lines if "extra" not in line or re.search(r"extra == .lab.", line)]
    return [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in wanted]


def _installed(distribution: str) -> bool:
    try:
        importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _kernel() -> Finding:
    """Look whether notebooks run on this Python, in which crmlab is."""
    command = f"{sys.executable} -m ipykernel install --sys-prefix --name python3"
    if not _installed("ipykernel"):
        remedy = installed.remedy()
        return Finding(
            "bad",
            Text(
                f"Jupyter has no Python kernel: {remedy.en}.",
                f"Jupyter 没有 Python 内核：{remedy.zh}。",
            ),
        )
    found = _kernel_program()
    if found is None or _is_this_python(Path(found)):
        return Finding(
            "good", Text("Jupyter's kernel is this Python.", "Jupyter 内核即当前 Python。")
        )
    return Finding(
        "bad",
        Text(
            f"Jupyter's kernel is another Python ({found}), which may lack crmlab: run "
            f"`{command}`.",
            f"Jupyter 内核是另一个 Python（{found}），其中可能没有 crmlab：请运行 `{command}`。",
        ),
    )


def _is_this_python(program: Path) -> bool:
    """Whether a kernel's program lies in this environment; Jupyter takes a bare name for that."""
    return program.name == str(program) or program.parent == Path(sys.executable).parent


def _kernel_program() -> str | None:
    """Name the program of the kernel `python3`, None where Jupyter makes its own."""
    from jupyter_core.paths import jupyter_path

    for folder in jupyter_path("kernels"):
        path = Path(folder, "python3", "kernel.json")
        if path.exists():
            try:
                return str(json.loads(path.read_text("utf-8"))["argv"][0])
            except (ValueError, LookupError, TypeError, OSError):
                return str(path)
    return None


def _walls() -> Finding:
    obstacle = sandbox.why_not()
    if obstacle is None:
        return Finding("good", Text("Checks run in a sandbox.", "检查在沙箱中运行。"))
    return Finding(
        "note",
        Text(
            f"Checks run without a sandbox, which is fine for your own work. {obstacle.en}",
            f"检查在沙箱之外运行，检查自己的作业没有问题。{obstacle.zh}",
        ),
    )


def _folder(here: Path) -> Iterator[Finding]:
    folder = work.home(memory.Memory(here, _said(here)))
    place = folder.absolute()
    standing = next(each for each in (place, *place.parents) if each.exists())
    if not standing.is_dir() or not os.access(standing, os.W_OK):
        yield Finding(
            "bad",
            Text(
                f"You may not write in {standing}: begin elsewhere, for instance "
                "`crmlab start LESSON --to ~/crm`.",
                f"您无权写入 {standing}：请换个位置，例如 `crmlab start 课程 --to ~/crm`。",
            ),
        )
        return
    free = shutil.disk_usage(standing).free >> 20
    if free < _ROOM_MB:
        yield Finding(
            "bad",
            Text(
                f"Only {free} MB are free where your work is: make room for {_ROOM_MB} MB.",
                f"作业所在磁盘只剩 {free} MB：请腾出 {_ROOM_MB} MB。",
            ),
        )
    if any(name in str(place).casefold() for name in _SYNCED):
        yield Finding(
            "note",
            Text(
                f"{place} is synchronised by a cloud service, which may hold files back while you "
                "save: rather begin with `crmlab start LESSON --to ~/crm`.",
                f"{place} 由网盘同步，保存时文件可能被占用：建议用 "
                "`crmlab start 课程 --to ~/crm` 放到别处。",
            ),
        )
    if _AWKWARD.search(str(place)[2:]):
        yield Finding(
            "note",
            Text(
                f"{place} has characters that Jupyter or a browser may stumble over: rather begin "
                "with `crmlab start LESSON --to ~/crm`.",
                f"{place} 含有 Jupyter 或浏览器可能无法处理的字符：建议用 "
                "`crmlab start 课程 --to ~/crm` 放到别处。",
            ),
        )
    yield Finding("good", Text(f"Your work lies in {place}.", f"作业位于 {place}。"))


def _said(here: Path) -> dict[str, object]:
    """Read what is remembered here without setting a damaged file aside."""
    try:
        said = json.loads((here / memory.FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) and isinstance(said.get("folder", ""), str) else {}


def _characters() -> Finding:
    encoding = (sys.stdout.encoding or "").casefold().replace("-", "")
    if encoding in ("utf8", "gb18030", "gbk", "cp936"):
        return Finding("good", Text("This terminal shows Chinese.", "此终端可以显示中文。"))
    return Finding(
        "note",
        Text(
            f"This terminal's encoding is {encoding or 'unknown'}, so Chinese may not show: run "
            "`export PYTHONUTF8=1`.",
            f"此终端编码为 {encoding or '未知'}，中文可能无法显示：请运行 `export PYTHONUTF8=1`。",
        ),
    )

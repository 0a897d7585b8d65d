"""How crmlab came onto this machine, and how to complete it."""

from importlib.metadata import version

from crmlab.core.text import Text
from crmlab.grading.lessons import CHECKOUT


def remedy() -> Text:
    """Say how to install crmlab with all that learners need, as it was installed."""
    in_checkout = (CHECKOUT / "pyproject.toml").exists()
    what = "." if in_checkout else f"crmlab-{version('crmlab')}-py3-none-any.whl"
    command = f"pip install '{what}[lab]'"
    return Text(
        f"run `{command}` in the folder you installed from",
        f"请在安装时所用的文件夹中运行 `{command}`",
    )

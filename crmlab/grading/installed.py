"""How crmlab came onto this machine, and how to complete it."""

from importlib.metadata import version

from crmlab.grading.lessons import CHECKOUT


def command() -> str:
    """Say how to install crmlab with all that learners need, where it was installed from."""
    if (CHECKOUT / "pyproject.toml").exists():
        return "pip install '.[lab]'"
    return f"pip install 'crmlab-{version('crmlab')}-py3-none-any.whl[lab]'"

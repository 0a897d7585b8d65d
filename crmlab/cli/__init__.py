"""The command `crmlab`: arguments and printing; the work is done in `crmlab.grading`."""

import sys


def main() -> None:
    """Run the command that was typed and leave with its exit code."""
    from crmlab.cli.guard import run

    sys.exit(run(sys.argv[1:]))

"""The command `crmlab`: arguments and printing; the work is done in `crmlab.grading`."""

import os
import sys


def main() -> None:
    """Run the command that was typed and leave with its exit code."""
    # Threads for linear algebra take longer to start than anything here takes to compute.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from crmlab.cli.guard import run

    sys.exit(run(sys.argv[1:]))

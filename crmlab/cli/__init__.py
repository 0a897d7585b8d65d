"""The command `crmlab`: arguments and printing; the work is done in `crmlab.grading`."""

import os
import sys

_RUN_LEARNER_CODE = {"check", "submit", "watch"}


def main() -> None:
    """Run the command that was typed and leave with its exit code."""
    # Threads for linear algebra take longer to start than anything here takes to compute.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if _RUN_LEARNER_CODE.intersection(sys.argv[1:]):
        from crmlab.grading.running import sandbox

        sandbox.prepare()  # first, since it loads as long as all the rest does
    from crmlab.cli.guard import run

    sys.exit(run(sys.argv[1:]))

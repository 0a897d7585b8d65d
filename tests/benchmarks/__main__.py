"""`make bench`: whole commands, as a user waits for them. Names of parts measure these alone."""

import os
import sys
from importlib import import_module

PARTS = ("grading", "peers", "memory", "site", "tables", "models")


def main(chosen: list[str]) -> None:
    """Measure the parts that were named, else all, and print what they say."""
    if unknown := set(chosen) - set(PARTS):
        sys.exit(f"There is no part {', '.join(unknown)}: there are {', '.join(PARTS)}.")
    print(f"{os.cpu_count()} cores, medians")
    for part in chosen or PARTS:
        for line in import_module(f"tests.benchmarks.{part}").measured():
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

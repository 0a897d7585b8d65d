"""`python -m docs.hooks build` and `python -m docs.hooks serve`."""

import sys

from docs.hooks.build import build, listen


def main(arguments: list[str]) -> int:
    """Do what is asked for; give the exit code."""
    listen()
    match arguments:
        case ["build"]:
            return 0 if build() else 1
        case ["serve"]:
            from docs.hooks.serve import serve

            return serve()
    sys.stderr.write("Say build or serve: python -m docs.hooks build\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

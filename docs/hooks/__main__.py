"""`python -m docs.hooks`: build the site, serve or pack it; look after its translations."""

import sys

from docs.hooks.build import build, listen

_USAGE = """\
Say one of
  python -m docs.hooks build                 write site/
  python -m docs.hooks serve                 write and show it, and again whenever a source is saved
  python -m docs.hooks offline               pack it into a zip that is read from a disk
  python -m docs.hooks stale                 list the Chinese pages whose English has changed since
  python -m docs.hooks translated PAGE ...   mark Chinese pages, such as credit/ratios, as current
"""


def main(arguments: list[str]) -> int:
    """Do what is asked for; give the exit code."""
    listen()
    match arguments:
        case ["build"]:
            return 0 if build() else 1
        case ["serve"]:
            from docs.hooks.serve import serve

            return serve() if build() else 1
        case ["offline"]:
            from docs.hooks.offline_zip import pack

            return 0 if pack() else 1
        case ["stale"]:
            from docs.hooks.translations_lock import report

            sys.stdout.write(report())
            return 0
        case ["translated", *names] if names:
            return _translated(names)
    sys.stderr.write(_USAGE)
    return 2


def _translated(names: list[str]) -> int:
    from docs.hooks.translations_lock import mark

    try:
        mark(names)
    except FileNotFoundError as missing:
        message = f"There is no page {missing} in both languages: python -m docs.hooks stale\n"
        sys.stderr.write(message)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Show the built site on this machine, and build it again whenever a source is saved."""

import errno
import logging
import os
import sys
import traceback

from mkdocs.livereload import LiveReloadServer

from docs.hooks.build import SITE, build
from docs.hooks.outputs import ROOT

_HOST, _PORT = "127.0.0.1", 8000
_POLLED = 0.2  # seconds between two looks at what is watched
_WATCHED = ("docs", "crmlab", "mkdocs.yml")


class _Server(LiveReloadServer):
    def server_activate(self) -> None:
        super().server_activate()
        here = f"http://{_HOST}:{_PORT}/"
        sys.stdout.write(f"The course is at {here} (in Chinese at {here}zh/). Ctrl+C ends it.\n")
        sys.stdout.flush()


def serve() -> int:
    """Serve `site/` until Ctrl+C; after a failed build the last good site stays up.

    What it has imported stays as it was: call it anew after a change to `docs/hooks`.
    """
    _write_no_bytecode()
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)  # not each missing favicon
    server = _Server(
        builder=_build, host=_HOST, port=_PORT, root=str(SITE), polling_interval=_POLLED
    )
    server.error_handler = lambda code: (SITE / "404.html").read_bytes() if code == 404 else None
    for path in _WATCHED:
        server.watch(str(ROOT / path))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.stderr.write(f"Port {_PORT} is taken: end what runs there, then make site again.\n")
        return 2
    finally:
        server.shutdown()
    return 0


def _write_no_bytecode() -> None:
    """Keep Python from writing into the folders that are watched, or one save builds twice."""
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"


def _build() -> None:
    try:
        build()
    except Exception:  # noqa: BLE001 - the server would hang on a build that raises
        traceback.print_exc()

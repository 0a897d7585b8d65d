"""The site as a web server hands it out: compressed, and counting what it sends."""

import functools
import gzip
import http.server
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from playwright.sync_api import sync_playwright

_PLAIN = {".woff2", ".png", ".zip"}  # compressed already


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, packed = _body(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@functools.cache
def _body(path: Path) -> tuple[bytes, bool]:
    if path.suffix in _PLAIN:
        return path.read_bytes(), False
    return gzip.compress(path.read_bytes()), True


class Site:
    """The site in `folder`, served while this is open."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(_Handler, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def first_visit(self, place: str) -> float:
        """Count the kilobytes that a browser without a cache fetches for a page."""
        from tests.benchmarks.lighthouse import chromium

        with sync_playwright() as player:
            browser = player.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            page = browser.new_page()
            lengths: list[int] = []
            page.on(
                "response",
                lambda response: lengths.append(int(response.headers.get("content-length", 0))),
            )
            page.goto(self.address + place, wait_until="networkidle")
            browser.close()
        return sum(lengths) / 1000

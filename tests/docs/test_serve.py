import socket
import sys

import pytest

from docs.hooks import serve


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what serving changes in this process be undone."""
    monkeypatch.setattr(sys, "dont_write_bytecode", sys.dont_write_bytecode)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "")


def test_a_port_that_is_taken_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(serve, "_PORT", port)
        assert serve.serve() == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"Port {port} is taken: end what runs there, then make site again.\n"


def test_a_build_that_raises_does_not_stop_the_server(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> bool:
        raise KeyError("nav")

    monkeypatch.setattr(serve, "build", broken)
    serve._build()
    assert "KeyError: 'nav'" in capsys.readouterr().err

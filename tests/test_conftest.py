import pytest

from tests.conftest import need


def test_what_is_there_skips_nothing() -> None:
    need(None)


def test_what_is_missing_skips_a_test_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no browser"):
        need("no browser")


def test_what_is_missing_fails_a_test_where_all_must_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no browser"):
        need("no browser")

from urllib.parse import parse_qs, urlsplit

import pytest

from docs.hooks.report import address

PAGE = {"title": "Ratios & scores", "page": "docs/en/credit/ratios.md", "version": "0.1.0"}


@pytest.mark.parametrize(
    ("repository", "path", "title", "body"),
    [
        ("https://github.com/a/b/", "/a/b/issues/new", "title", "body"),
        ("https://gitlab.com/a/b", "/a/b/-/issues/new", "issue[title]", "issue[description]"),
        ("https://git.example/a/b", "/a/b/issues/new", "title", "body"),
    ],
)
def test_an_issue_is_begun_with_page_language_and_version(
    repository: str, path: str, title: str, body: str
) -> None:
    there = urlsplit(address(repository, "", lang="en", **PAGE))
    asked = parse_qs(there.query)
    assert there.path == path
    assert asked[title] == ["Wrong on the page: Ratios & scores"]
    assert asked[body][0].endswith("Page: docs/en/credit/ratios.md\nLanguage: en\nVersion: 0.1.0")


def test_without_a_repository_a_letter_is_begun_in_the_language_of_the_page() -> None:
    there = urlsplit(address("", "credit@example.org", lang="zh", **PAGE))
    assert there.scheme == "mailto"
    assert parse_qs(there.query)["subject"] == ["页面有误：Ratios & scores"]


def test_without_either_there_is_no_link() -> None:
    assert address("", "", lang="en", **PAGE) == ""

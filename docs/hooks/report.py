"""Where a reader says that a page is wrong: the course's issues, or somebody's mailbox."""

from urllib.parse import quote, urlencode, urlsplit

from crmlab.core.text import Lang, Text

_TITLE = Text("Wrong on the page: {}", "页面有误：{}")
_BODY = Text(
    "What is wrong, and how should it be?\n\n\n\nPage: {}\nLanguage: {}\nVersion: {}",
    "哪里有误？应当怎样？\n\n\n\n页面：{}\n语言：{}\n版本：{}",
)


def address(
    repository: str, mailbox: str, *, title: str, page: str, lang: Lang, version: str
) -> str:
    """Give the address of a report that is begun already; "" where nobody would read it.

    `repository` is the web address of the course's repository, on GitHub, GitLab or what is built
    like GitHub (Gitea, Forgejo); `mailbox` is an e-mail address, asked for second.

    >>> address("", "", title="Ratios", page="docs/en/credit/ratios.md", lang="en", version="1")
    ''
    """
    words = _TITLE.of(lang).format(title)
    body = _BODY.of(lang).format(page, lang, version)
    if repository:
        host = urlsplit(repository).hostname or ""
        if "gitlab" in host:
            names, path = ("issue[title]", "issue[description]"), "-/issues/new"
        else:
            names, path = ("title", "body"), "issues/new"
        asked = urlencode(dict(zip(names, (words, body), strict=True)))
        return f"{repository.rstrip('/')}/{path}?{asked}"
    if mailbox:
        return f"mailto:{quote(mailbox, safe='@')}?subject={quote(words)}&body={quote(body)}"
    return ""

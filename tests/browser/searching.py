"""The search of the site, as a reader uses it."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

FOUND = "a.md-search-result__link"


def search(page: Page, words: str) -> list[str]:
    """Look for words; give the addresses that were found, without the words in them."""
    field = page.locator("input.md-search__input")
    field.fill(words)
    field.press("End")  # the theme looks when a key is let go, as a reader's last one is
    found = page.locator(FOUND)
    expect(found.first).to_be_visible()
    addresses = [str(link.evaluate("link => link.href")) for link in found.all()]
    return [urlsplit(address)._replace(query="").geturl() for address in addresses]

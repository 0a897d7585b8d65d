"""The pages of the site, found in its navigation: what is added there is tried as well."""

from tests.docs import written


def _address(page: str) -> str:
    name = page.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{name}/" if name else ""


PLACES = [f"/{lang}{_address(page)}" for lang in ("", "zh/") for page in written.PAGES]
LESSONS = [f"/{lang}{lesson}/" for lang in ("", "zh/") for lesson in written.LESSONS]

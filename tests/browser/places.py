"""The pages of the site, found in its navigation: what is added there is tried as well."""

from tests.docs import written

PLACES = [f"/{written.address(page, lang)}" for lang in written.LANGS for page in written.PAGES]
LESSONS = [
    f"/{written.address(f'{lesson}.md', lang)}"
    for lang in written.LANGS
    for lesson in written.LESSONS
]

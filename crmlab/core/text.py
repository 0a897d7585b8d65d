"""A sentence in the two languages of the course."""

from typing import Literal, NamedTuple

Lang = Literal["en", "zh"]


class Text(NamedTuple):
    """One sentence, said in English and in Chinese.

    >>> Text("Not a notebook.", "不是笔记本文件。").of("zh")
    '不是笔记本文件。'
    """

    en: str
    zh: str

    def of(self, lang: Lang) -> str:
        """Give the sentence in `lang`."""
        return self.zh if lang == "zh" else self.en

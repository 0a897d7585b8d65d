"""What could not be done, said in one sentence."""

from crmlab.core.text import Text


class Refusal(Exception):  # noqa: N818 - it says no; nothing is wrong with the program
    """Carries the sentence that says what happened and what to do next."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en, zh)
        self.reason = Text(en, zh)

    def __str__(self) -> str:
        return self.reason.en

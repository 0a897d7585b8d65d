from crmlab.core.text import Text


def test_a_sentence_is_given_in_the_language_asked_for() -> None:
    sentence = Text("Not a notebook.", "不是笔记本文件。")
    assert sentence.of("en") == "Not a notebook."
    assert sentence.of("zh") == "不是笔记本文件。"


def test_a_sentence_cannot_be_changed_and_equals_one_that_says_the_same() -> None:
    assert Text("a", "b") == Text("a", "b")
    assert len({Text("a", "b"), Text("a", "b")}) == 1

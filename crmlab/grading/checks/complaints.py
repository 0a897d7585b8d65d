"""What a learner is told about an answer that cannot be checked."""

from collections.abc import Iterable

from crmlab.core.text import Text
from crmlab.grading.wording import plain, short


def undefined(name: str, like: str | None = None) -> Text:
    """Say that a name is missing; `like` is one that there is."""
    if like is not None:
        return Text(
            f"`{name}` is not defined, but `{plain(like)}` is: did you mean it? Then rename it.",
            f"`{name}` 没有定义，但有 `{plain(like)}`：是不是写错了？请改名。",
        )
    return Text(
        f"`{name}` is not defined: has its cell run through, and is the name spelt so?",
        f"`{name}` 没有定义：所在单元格是否运行成功？名称拼写是否一致？",
    )


def unwritten(name: str) -> Text:
    """Say that a function is as it was given out."""
    return Text(f"`{name}` is not written yet.", f"`{name}` 还没有写。")


def nothing(name: str) -> Text:
    """Say that a value is None."""
    return Text(
        f"`{name}` is None: no answer has been assigned to it yet (print gives nothing back).",
        f"`{name}` 为 None：还没有给它赋值（print 没有返回值）。",
    )


def returned_nothing(asked: str) -> Text:
    """Say that a call gave None."""
    return Text(
        f"`{asked}` gave None: does every way through the function end with `return`?",
        f"`{asked}` 得到 None：函数的每条路径是否都以 `return` 结束？",
    )


def printed(asked: str) -> Text:
    """Say that a function shows its result and keeps it."""
    return Text(
        f"`{asked}` printed something and gave None: write `return` where it says `print`.",
        f"`{asked}` 只打印了结果，返回的是 None：请把 `print` 改为 `return`。",
    )


def other_arguments(name: str) -> Text:
    """Say that a function does not take the arguments that it is called with."""
    return Text(
        f"`{name}` does not take the arguments it is called with: leave its `def` line as it was.",
        f"`{name}` 的参数与题目不符：请保持 `def` 那一行不变。",
    )


def a_function(name: str) -> Text:
    """Say that a function stands where a value is asked for."""
    return Text(
        f"`{name}` is a function; a value is asked for: call it and store its result.",
        f"`{name}` 是一个函数，这里要的是值：请调用它并保存结果。",
    )


def no_function(name: str, kind: str) -> Text:
    """Say that something else stands where a function is asked for."""
    return Text(
        f"`{name}` must be a function, but it is of type {plain(kind)}: is it overwritten "
        "further down?",
        f"`{name}` 应为函数，现在却是 {plain(kind)} 类型：是否在后面被覆盖了？",
    )


def unknown(asked: str, kind: str) -> Text:
    """Say that an object is of a type that cannot be an answer."""
    return Text(
        f"`{asked}` is or holds a value of type {plain(kind)}, which cannot be an answer: "
        "numbers, text, lists, dicts, dates and tables can.",
        f"`{asked}` 是或包含 {plain(kind)} 类型的值，不能作为答案："
        "答案可以是数、文本、列表、字典、日期或表格。",
    )


def not_among(asked: str, word: object, choices: Iterable[str]) -> Text:
    """Say that an answer is none of the words that can be chosen."""
    words = [short(choice) for choice in choices]
    return Text(
        f"`{asked}` is {short(word)}; choose one of {', '.join(words)}.",
        f"`{asked}` 为 {short(word)}；请从 {'、'.join(words)} 中选一个。",
    )


def too_large(asked: str) -> Text:
    """Say that an answer is more than can be checked."""
    return Text(
        f"`{asked}` is too large or too nested to be an answer: give what the task asks for, "
        "no more.",
        f"`{asked}` 太大或嵌套太深，不能作为答案：请只给出题目要求的内容。",
    )


def no_answer(asked: str) -> Text:
    """Say that what came is not of the form of an answer."""
    return Text(
        f"`{asked}` sent something that is not an answer: do not write to the grader's own files.",
        f"`{asked}` 返回的内容不是答案：请不要改动评分程序自己的文件。",
    )


def late(name: str, seconds: float) -> Text:
    """Say that no answer came in time."""
    return Text(
        f"`{name}` gave no answer within {seconds:g} seconds: is there an endless loop?",
        f"`{name}` 在 {seconds:g} 秒内没有给出答案：是否有死循环？",
    )


def ended(name: str) -> Text:
    """Say that the program is no more."""
    return Text(
        f"`{name}` ended the program instead of giving an answer: it may have run out of "
        "memory or time, or called exit.",
        f"`{name}` 没有给出答案就结束了程序：可能是内存不足、超时，或调用了 exit。",
    )


def leaning(name: str, module: str) -> Text:
    """Say that an answer uses a module that it may not."""
    return Text(
        f"`{name}` leans on {plain(module)}: in this part you write the calculation yourself.",
        f"`{name}` 借用了 {plain(module)}：这一部分要求你自己写出计算。",
    )

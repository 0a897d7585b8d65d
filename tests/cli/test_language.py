import pytest

from crmlab.cli.language import spoken
from crmlab.core.text import Lang


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_the_systems_language_is_spoken_if_it_is_one_of_ours(
    environment: dict[str, str], lang: Lang
) -> None:
    assert spoken([], environment) == lang


@pytest.mark.parametrize(
    ("name", "lang"),
    [("Chinese (Simplified)_China", "zh"), ("zh_CN", "zh"), ("German_Germany", "en"), (None, "en")],
)
def test_where_nothing_is_set_the_locale_decides(
    name: str | None, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (name, None))
    assert spoken([], {}) == lang


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        (["check", "--lang", "zh", "--oops"], "zh"),
        (["--lang=zh", "check"], "zh"),
        (["check", "--lang", "en"], "en"),
        (["check", "--lang=en"], "en"),
    ],
)
@pytest.mark.parametrize("system", ["zh_CN.UTF-8", "en_GB.UTF-8"])
def test_the_command_line_decides_before_the_system(
    arguments: list[str], lang: Lang, system: str
) -> None:
    assert spoken(arguments, {"LANG": system}) == lang


@pytest.mark.parametrize(
    "arguments", [[], ["check", "--lang"], ["check", "--lang", "fr"], ["--language=en"]]
)
def test_what_names_no_language_of_ours_leaves_it_to_the_system(arguments: list[str]) -> None:
    assert spoken(arguments, {"LANG": "zh_CN.UTF-8"}) == "zh"

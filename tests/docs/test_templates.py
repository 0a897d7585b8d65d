from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from docs.hooks import templates
from docs.hooks.outputs import ROOT


@pytest.fixture
def config() -> MkDocsConfig:
    return load_config(str(ROOT / "mkdocs.yml"), hooks=[])


def test_the_theme_gives_the_same_files_when_its_icons_are_not_listed(config: MkDocsConfig) -> None:
    def files() -> list[str]:
        found = Files([])
        found.add_files_from_theme(config.theme.get_env(), config)
        return sorted(file.src_uri for file in found)

    before = files()
    templates.on_config(config)
    assert files() == before
    assert any(name.endswith(".css") for name in before)


def test_icons_are_not_listed_but_found_by_name(config: MkDocsConfig) -> None:
    icon = ".icons/material/weather-night.svg"
    assert icon in config.theme.get_env().list_templates()
    templates.on_config(config)
    env = config.theme.get_env()
    assert not [name for name in env.list_templates() if Path(name).parts[0] == ".icons"]
    assert "<svg" in env.get_template(icon).render()

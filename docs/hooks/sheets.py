"""Hand the style sheets of the course to a page as one: nothing is seen before all are there."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from docs.hooks.languages import is_second_build

_ADDRESS = "assets/course.css"


@event_priority(-150)  # after the languages are told apart, which forgets files made by others
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Put the sheets that `mkdocs.yml` names into one, in their order."""
    if is_second_build(config):
        return files
    sheets = [file for path in config.extra_css if (file := files.get_file_from_path(str(path)))]
    together = "\n".join(file.content_string for file in sheets)
    files.append(File.generated(config, _ADDRESS, content=together))
    config.extra_css = [_ADDRESS]
    return files

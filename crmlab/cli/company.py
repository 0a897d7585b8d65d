"""`crmlab company`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from crmlab.cli import output
from crmlab.cli.language import LangOption
from crmlab.core.text import Lang, Text
from crmlab.grading.refusal import Refusal


def company(
    *,
    out: Annotated[
        Path,
        typer.Option(
            metavar="PATH",
            help="A new .duckdb file, or a new folder for Parquet files.\n"
            "新的 .duckdb 文件，或存放 Parquet 文件的新文件夹。",
        ),
    ],
    variant: Annotated[
        int | None,
        typer.Option(
            help="Whose figures, else those of this folder.\n数据版本，默认随当前文件夹。"
        ),
    ] = None,
    size: Annotated[
        str,
        typer.Option(
            help="small, medium or large: 300, 5,000 or 47,000 customers.\n"
            "small、medium、large 分别为 300、5,000、47,000 家客户。"
        ),
    ] = "small",
    lang: LangOption = "en",
) -> int:
    """Write the books of the practice company and say what they hold."""
    from crmlab.company import SIZES, write

    if size not in SIZES:
        sizes = list(SIZES)
        raise Refusal(
            f"There is no size {size}: write --size {' or --size '.join(sizes)}.",
            f"没有 {size} 这种规模：请写 --size {' 或 --size '.join(sizes)}。",
        )
    if out.suffix not in ("", ".duckdb"):
        raise Refusal(
            f"{out} ends with {out.suffix}: name a file that ends with .duckdb, or a folder whose "
            "name has no dot, for Parquet files.",
            f"{out} 的后缀是 {out.suffix}：请指定 .duckdb 文件，或名称中不带点的文件夹"
            "（存放 Parquet 文件）。",
        )
    number = _resolved(variant)
    try:
        with _shown(lang) as follow:
            written = write(out, number, size, follow=follow)
    except FileExistsError as error:
        taken = error.filename or out
        raise Refusal(
            f"{taken} exists already: name another path with --out, or move it away first.",
            f"{taken} 已存在：请用 --out 指定其他路径，或先将它移走。",
        ) from error
    tables, rows = len(written), sum(written.values())
    sentence = Text(
        f"Written: {out}, {tables} tables with {rows:,} rows (variant {number}, {size}).",
        f"已生成 {out}：{tables} 张表，共 {rows:,} 行（数据版本 {number}，规模 {size}）。",
    )
    output.say(sentence.of(lang))
    return 0


@contextmanager
def _shown(lang: Lang) -> Iterator[Callable[[str, int], None]]:
    """Show on a terminal how far the tables are written."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from crmlab.company import TABLES

    console = output.console(error=True)
    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=len(TABLES))
        order, rows = list(TABLES), dict.fromkeys(TABLES, 0)

        def follow(table: str, count: int) -> None:
            rows[table] += count
            said = Text(f"{table}: {rows[table]:,} rows", f"{table}：{rows[table]:,} 行")
            bar.update(task, completed=order.index(table) + 1, description=said.of(lang))

        yield follow


def _resolved(variant: int | None) -> int:
    """Give the number of the company, which the surroundings name where nobody does."""
    from crmlab.company.variant import LIMIT, resolve

    try:
        return resolve(variant)
    except ValueError as error:
        raise Refusal(
            f"{error}; name one with --variant.",
            f"数据版本有误（{error}）；请用 --variant 指定 0 至 {LIMIT - 1} 的整数。",
        ) from error

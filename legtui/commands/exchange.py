"""Other programs' files in, everything out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from legtui.commands.log import Log, Refused
from legtui.commands.shell import Meter, data_dir_option, json_option, now
from legtui.text import one_line, plural

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from legtui.exchange.importing import Asked, Prepared
    from legtui.journal.journal import Journal
    from legtui.training.weight import Unit

    _OfText = click.ParamType[str]
else:
    _OfText = click.ParamType  # older ones of click take no type argument

_MOST_SHOWN: Final = 20
"""Refused lines and unknown names that are printed; all are in the JSON or on the screen."""


class ImportFormat(_OfText):
    """A format to read; which ones there are is looked up when it is needed, not before."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the formats as the help lists them."""
        return f"[{'|'.join(_import_formats())}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the format, if there is one of this name."""
        known = _import_formats()
        if value not in known:
            self.fail(f"'{value}' is not one of {', '.join(known)}.", param, ctx)
        return value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the formats that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(one) for one in _import_formats() if one.startswith(incomplete)]


def _import_formats() -> Sequence[str]:
    from legtui.exchange.sniff import format_ids

    return format_ids()


EXPORT_FORMATS: Final = ("csv", "json", "zip", "strong", "hevy", "markdown")


@click.command(name="import")
@data_dir_option
@click.option(
    "--format",
    "form",
    type=ImportFormat(),
    default="auto",
    show_default=True,
    help="What wrote the file, where it is not to be found out.",
)
@click.option(
    "--unit", type=click.Choice(["kg", "lb"]), help="Of the weights, where the file has none."
)
@click.option("--only-legs", is_flag=True, help="Leave out what is not leg work.")
@click.option("--dry-run", is_flag=True, help="Show what would come in and write nothing.")
@json_option
@click.argument("file", type=click.Path(allow_dash=True))
@click.pass_obj
def import_(
    log: Log,
    form: str,
    unit: str | None,
    only_legs: bool,
    dry_run: bool,
    as_json: bool,
    file: str,
) -> None:
    """Take in FILE: Strong, Hevy, FitNotes, StrongLifts, and others, or an export of legtui.

    Every line is accounted for. The same file again adds nothing; one undo in the app takes
    an import back. Where FILE is -, what another program writes is read.
    """
    from legtui.exchange.importing import Asked
    from legtui.training.weight import Unit

    meter = Meter()
    asked = Asked(
        format=form,
        unit=Unit(unit) if unit else None,
        only_legs=only_legs,
        progress=lambda what, count: meter.tell(f"{what}: {count:,}"),
    )
    source = _source(file)
    opened = log.read if dry_run else log.opened
    with opened() as journal:
        try:
            prepared = _import(journal, source, asked, dry_run)
        finally:
            meter.clear()
    if as_json:
        click.echo(json.dumps(prepared.receipt.to_dict(), ensure_ascii=False))
        return
    for line in receipt_lines(prepared, dry_run):
        click.echo(line)


def _source(file: str) -> Any:
    from legtui.exchange.errors import ExchangeError
    from legtui.exchange.source import read_source, read_stream

    try:
        if file == "-":
            return read_stream(sys.stdin.buffer, "standard input")
        return read_source(Path(file))
    except ExchangeError as error:
        raise Refused(str(error)) from None


def _import(journal: Journal, source: Any, asked: Asked, dry_run: bool) -> Prepared:
    from legtui.exchange.errors import ExchangeError, NeedsUnit
    from legtui.exchange.importing import prepare, take_in
    from legtui.machine.pictures import PictureError

    try:
        prepared = prepare(journal, source, asked, now().local)
    except NeedsUnit:
        raise Refused("the weights in this file have no unit: say --unit kg or --unit lb") from None
    except ExchangeError as error:
        raise Refused(str(error)) from None
    if not dry_run and not prepared.writes_nothing:
        if journal.last_recorded_ms() is not None:
            journal.backup(tag="before-import")
        try:
            take_in(journal, prepared, now(), asked.progress).result()
        except PictureError as error:
            raise Refused(f"nothing was imported. {error}") from None
    return prepared


def receipt_lines(prepared: Prepared, dry_run: bool) -> Iterable[str]:
    """Yield the receipt as it is read in a terminal."""
    receipt, parsed = prepared.receipt, prepared.parsed
    yield f"{parsed.format} ({parsed.dialect}) · {receipt.summary()}"
    for one in receipt.refused[:_MOST_SHOWN]:
        yield f"  line {one.line}: {one.reason}"
    if len(receipt.refused) > _MOST_SHOWN:
        yield f"  … and {len(receipt.refused) - _MOST_SHOWN:,} more refused; --json has them all"
    unknown = [one for one in prepared.plan.unmatched if one.asks]
    if unknown:
        yield "Not in the table of names, kept by their own; the files screen (i) changes that:"
    for name in unknown[:_MOST_SHOWN]:
        guess = f", nearest is {name.guess}" if name.guess else ""
        yield f"  {one_line(name.name, 60)} ({plural(name.count, 'set')}{guess})"
    if len(unknown) > _MOST_SHOWN:
        yield f"  … and {len(unknown) - _MOST_SHOWN:,} more names"
    if dry_run:
        yield "Nothing was written."
    elif not prepared.writes_nothing:
        yield "One undo in the app takes it back."


@click.command()
@data_dir_option
@click.option(
    "--format",
    "form",
    type=click.Choice(EXPORT_FORMATS),
    required=True,
    help="csv and json are legtui's own and complete, zip is the json with the photos; markdown"
    " is one session for a coach.",
)
@click.option(
    "--session", type=int, metavar="ID", help="Which session markdown writes; else the newest."
)
@click.option(
    "--unit",
    type=click.Choice(["kg", "lb"]),
    default="kg",
    show_default=True,
    help="Of the weights in a Hevy file.",
)
@click.argument("file", required=False, type=click.Path(allow_dash=True))
@click.pass_obj
def export(
    log: Log,
    form: str,
    session: int | None,
    unit: str,
    file: str | None,
) -> None:
    """Write everything to FILE, whole or not at all, or print it."""
    from legtui.exchange import export as out
    from legtui.training.weight import Unit

    if session is not None and form != "markdown":
        raise click.UsageError("--session goes with --format markdown.")
    printed = file in (None, "-")
    if printed and form == out.ZIP:
        raise click.UsageError("--format zip needs a FILE: photos are not printed.")
    with log.read() as journal:
        try:
            if file is None or printed:
                _print(out.chunks(journal, form, unit=Unit(unit), session=session))
                return
            count = _write(journal, form, Path(file), Unit(unit), session)
        except out.NoSuchSession as error:
            raise Refused(str(error)) from None
    click.echo(f"{count:,} bytes in {file}", err=True)


def _write(journal: Journal, form: str, file: Path, unit: Unit, session: int | None) -> int:
    from legtui.exchange.export import to_file

    meter = Meter()

    def tell(count: int) -> None:
        meter.tell(f"{count:,} sessions")

    try:
        return to_file(journal, form, file, unit=unit, session=session, progress=tell)
    except OSError as error:
        raise Refused(f"{file} could not be written: {error.strerror}") from None
    finally:
        meter.clear()


def _print(pieces: Iterable[str]) -> None:
    """Print text as it is in the file: UTF-8, and no line end changed."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    for piece in pieces:
        sys.stdout.write(piece)
    sys.stdout.flush()


COMMANDS: Final = (import_, export)

"""Care for the file: copies, putting one back, checks, the other laptop's sessions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from legtui.commands.log import Log, Refused
from legtui.commands.shell import data_dir_option, json_option, now
from legtui.contract import Exit

if TYPE_CHECKING:
    from legtui.journal.merging import Merged


@click.command()
@data_dir_option
@click.pass_obj
def path(log: Log) -> None:
    """Print where the log is."""
    click.echo(str(log.path))


@click.command()
@data_dir_option
@click.argument("file", required=False, type=click.Path())
@click.pass_obj
def backup(log: Log, file: str | None) -> None:
    """Write a checked copy of the log to FILE, or into the folder of backups.

    It may be made while a session runs.
    """
    from datetime import UTC, datetime

    from legtui.journal.backup import copy_name

    path = log.path
    if not path.exists():
        raise Refused(f"There is no log yet: {path} is made by the first session.")
    dest = Path(file) if file is not None else None
    if dest is not None and dest.is_dir():
        dest = dest / copy_name(path, datetime.now(UTC), "by-hand")
    if dest is not None and dest.exists() and dest.samefile(path):
        raise Refused(f"{dest} is the log itself: choose another file for the copy.")
    with log.read() as journal:
        click.echo(str(journal.backup(dest, tag="by-hand")))


@click.command()
@data_dir_option
@click.argument("file", type=click.Path())
@click.pass_obj
def restore(log: Log, file: str) -> None:
    """Put the backup FILE in the log's place; the replaced log is kept beside it.

    FILE is checked first. A mere name is looked for in the folder of backups too.
    """
    from legtui.journal import backup
    from legtui.journal.errors import JournalError

    path = log.path
    source = _backup_file(path, file)
    try:
        kept = backup.restore(path, source)
    except JournalError as error:
        raise Refused(str(error)) from None
    click.echo(f"{path} is now {source.name}.")
    if kept is not None:
        click.echo(f"What it replaced is kept: {kept}")


def _backup_file(path: Path, file: str) -> Path:
    """Return the backup that is meant.

    Raises:
        Refused: There is none, or it is the log itself.
    """
    from legtui.journal.version import BACKUPS

    asked = Path(file)
    beside = path.parent / BACKUPS / asked.name
    source = beside if not asked.exists() and asked.name == file and beside.exists() else asked
    if not source.is_file():
        raise Refused(f"{file} is not there, or is no file.")
    if path.exists() and source.samefile(path):
        raise Refused(f"{file} is the log itself.")
    return source


@click.command()
@data_dir_option
@json_option
@click.option("--repair", is_flag=True, help="Repair what loses no row, after a copy of the file.")
@click.pass_obj
def doctor(log: Log, as_json: bool, repair: bool) -> None:
    """Check the log and say what was found; exit code 1 where something is wrong."""
    from legtui.journal import doctor as checks
    from legtui.journal.errors import JournalError

    path = log.path
    found = checks.examine(path)
    ok = all(one.ok for one in found)
    if repair and not ok:
        try:
            kept, done = checks.repair(path)
        except JournalError as error:
            raise Refused(str(error)) from None
        found = checks.examine(path)
        ok = all(one.ok for one in found)
        click.echo(f"A copy as it was: {kept}", err=True)
        for line in done or ("nothing could be repaired; legtui restore brings a backup back",):
            click.echo(line, err=True)
    if as_json:
        listed = [{"name": one.name, "ok": one.ok, "detail": one.detail} for one in found]
        click.echo(json.dumps({"ok": ok, "checks": listed}, ensure_ascii=False))
    else:
        for one in found:
            click.echo(f"{'ok   ' if one.ok else 'WRONG'} {one.name}: {one.detail}")
    if not ok:
        raise click.exceptions.Exit(Exit.REFUSED)


@click.command()
@data_dir_option
@click.argument("other", type=click.Path())
@json_option
@click.pass_obj
def merge(log: Log, other: str, as_json: bool) -> None:
    """Take in the sessions of OTHER, another laptop's log or data folder, without doubling any.

    Photos come along where their folder is beside OTHER, as it is in a data folder. Nothing here
    is changed. Where both have a session and differ, both are kept and said. One undo in the app
    takes all of it back.
    """
    from legtui.desk.other_laptop import merge_words, take_in
    from legtui.journal.errors import JournalError
    from legtui.machine.pictures import PictureError

    try:
        done = take_in(Path(other), log.path, log.opened, now())
    except (JournalError, PictureError) as error:
        raise Refused(str(error)) from None
    if as_json:
        click.echo(json.dumps(_as_dict(done)))
        return
    summary, *more = merge_words(done)
    click.echo(summary)
    for line in more:
        click.echo(f"  {line}")
    if not done.nothing:
        click.echo("One undo in the app takes it back.")


def _as_dict(done: Merged) -> dict[str, object]:
    return {
        "added": done.added,
        "already_there": done.already_there,
        "both_kept": list(done.both_kept),
        "began_together": list(done.began_together),
        "deleted_here": done.deleted_here,
        "in_progress": done.in_progress,
        "body": done.body,
        "photos_left": done.photos_left,
    }


COMMANDS: Final = (path, backup, restore, doctor, merge)

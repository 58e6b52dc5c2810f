"""Care for the file: copies, putting one back, checks, the other laptop's sessions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from legtui.contract import Exit
from legtui.shell import Refused, Shell
from legtui.text import plural

if TYPE_CHECKING:
    from legtui.journal.merging import Merged

_data_dir = click.option("--data-dir", metavar="DIR", help="Where everything lives.")


def add_to(main: click.Group, shell: Shell) -> None:
    """Add the commands to the program."""
    _add_backup(main, shell)
    _add_restore(main, shell)
    _add_doctor(main, shell)
    _add_merge(main, shell)


def _add_backup(main: click.Group, shell: Shell) -> None:
    @main.command()
    @_data_dir
    @click.argument("file", required=False, type=click.Path())
    @click.pass_context
    def backup(context: click.Context, data_dir: str | None, file: str | None) -> None:
        """Write a checked copy of the log to FILE, or into the folder of backups.

        It may be made while a session runs.
        """
        from datetime import UTC, datetime

        from legtui.journal.backup import copy_name

        path = shell.path(context, data_dir)
        if not path.exists():
            raise Refused(f"There is no log yet: {path} is made by the first session.")
        dest = Path(file) if file is not None else None
        if dest is not None and dest.is_dir():
            dest = dest / copy_name(path, datetime.now(UTC), "by-hand")
        if dest is not None and dest.exists() and dest.samefile(path):
            raise Refused(f"{dest} is the log itself: choose another file for the copy.")
        with shell.reading(context, data_dir) as journal:
            click.echo(str(journal.backup(dest, tag="by-hand")))


def _add_restore(main: click.Group, shell: Shell) -> None:
    @main.command()
    @_data_dir
    @click.argument("file", type=click.Path())
    @click.pass_context
    def restore(context: click.Context, data_dir: str | None, file: str) -> None:
        """Put the backup FILE in the log's place; the replaced log is kept beside it.

        FILE is checked first. A mere name is looked for in the folder of backups too.
        """
        from legtui.journal import backup
        from legtui.journal.errors import JournalError

        path = shell.path(context, data_dir)
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


def _add_doctor(main: click.Group, shell: Shell) -> None:
    @main.command()
    @_data_dir
    @click.option("--json", "as_json", is_flag=True, help="Print the checks as JSON.")
    @click.option(
        "--repair", is_flag=True, help="Repair what loses no row, after a copy of the file."
    )
    @click.pass_context
    def doctor(context: click.Context, data_dir: str | None, as_json: bool, repair: bool) -> None:
        """Check the log and say what was found; exit code 1 where something is wrong."""
        from legtui.journal import doctor as checks
        from legtui.journal.errors import JournalError

        path = shell.path(context, data_dir)
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
        context.exit(Exit.DONE if ok else Exit.REFUSED)


def _add_merge(main: click.Group, shell: Shell) -> None:
    @main.command()
    @_data_dir
    @click.argument("other", type=click.Path())
    @click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
    @click.pass_context
    def merge(context: click.Context, data_dir: str | None, other: str, as_json: bool) -> None:
        """Take in the sessions of OTHER, the log of another laptop, without doubling any.

        Nothing here is changed. Where both have a session and differ, both are kept. One undo in
        the app takes all of it back.
        """
        from legtui.journal import merging
        from legtui.journal.errors import JournalError
        from legtui.machine.clock import SystemClock

        path, file = shell.path(context, data_dir), Path(other)
        if path.exists() and file.exists() and file.samefile(path):
            raise Refused(f"{other} is this very log.")
        try:
            with (
                merging.opened_copy(file) as theirs,
                shell.writing(context, data_dir) as journal,
            ):
                if journal.last_recorded_ms() is not None:
                    journal.backup(tag="before-merge")
                done = merging.merge(journal, theirs, SystemClock().now()).result()
        except JournalError as error:
            raise Refused(str(error)) from None
        click.echo(json.dumps(_as_dict(done)) if as_json else "\n".join(merge_lines(done)))


def _as_dict(done: Merged) -> dict[str, object]:
    return {
        "added": done.added,
        "already_there": done.already_there,
        "both_kept": list(done.both_kept),
        "deleted_here": done.deleted_here,
        "in_progress": done.in_progress,
        "body": done.body,
    }


def merge_lines(done: Merged) -> list[str]:
    """Return what a merge did, to be read."""
    lines = [
        f"{plural(done.added, 'session')} added, {done.already_there} already there"
        + (f", {plural(done.body, 'body entry', 'body entries')} added" if done.body else "")
        + "."
    ]
    lines += [f"  {at} differs on the two laptops: both are kept" for at in done.both_kept]
    if done.deleted_here:
        lines.append(f"  {plural(done.deleted_here, 'session')} deleted here, and left out")
    if done.in_progress:
        lines.append(f"  {plural(done.in_progress, 'session')} still open there, and left out")
    if not done.nothing:
        lines.append("One undo in the app takes it back.")
    return lines

"""The command line. Textual and sqlite-utils are imported only by the commands that need them."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from legtui import (
    __version__,
    commands_body,
    commands_care,
    commands_exchange,
    commands_history,
    commands_web,
)
from legtui.contract import DATABASE_NAME, DAYS, Exit
from legtui.machine import folders
from legtui.machine.locale import ASCII_VARIABLE
from legtui.shell import Program, Refused, Shell, quiet_stdout

if TYPE_CHECKING:
    from legtui.journal.journal import Journal
    from legtui.machine.clock import Clock

DATA_DIR_HELP = "Where everything lives, instead of the platform's own place."


def _data_dir(asked: str | None) -> Path:
    try:
        return folders.data_dir(asked, environ=os.environ)
    except folders.FolderError as error:
        raise Refused(str(error)) from None


@contextmanager
def _journal(data_dir: str | None, *, read_only: bool = False) -> Iterator[Journal]:
    """Open the lifter's file; what goes wrong is one sentence."""
    from legtui.journal.errors import JournalError
    from legtui.journal.journal import Journal as Opened

    folder = _data_dir(data_dir)
    path = folder / DATABASE_NAME
    if read_only and not path.exists():
        raise Refused(f"There is no log yet: {path} is made by the first session.")
    try:
        if not read_only:
            folders.make_data_dir(folder)
        journal = Opened.open(path, read_only=read_only)
    except (JournalError, folders.FolderError) as error:
        raise Refused(str(error)) from None
    try:
        yield journal
    except JournalError as error:
        raise Refused(str(error)) from None
    finally:
        journal.close()


@contextmanager
def _reading(data_dir: str | None) -> Iterator[Journal]:
    """Open the file to look only: also while a session runs in another window."""
    with _journal(data_dir, read_only=True) as journal:
        yield journal


_data_dir_option = click.option("--data-dir", metavar="DIR", help=DATA_DIR_HELP)
_ascii_option = click.option(
    "--ascii",
    is_flag=True,
    expose_value=False,
    callback=lambda _context, _option, wanted: _draw_plain() if wanted else None,
    help="Draw without line art; found out by itself where the terminal says so.",
)
_json_option = click.option("--json", "as_json", is_flag=True, help="As JSON.")


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="legtui")
@_data_dir_option
@_ascii_option
@click.option("--read-only", is_flag=True, help="Look only, also while it is open elsewhere.")
@click.pass_context
def main(context: click.Context, data_dir: str | None, read_only: bool) -> None:
    """Run a leg day: warm-up, six exercises, stretches. Without a command, the app opens."""
    folders.keep_private()
    context.obj = data_dir
    if context.invoked_subcommand is None:
        sys.exit(_run_app(data_dir, read_only=read_only))


def _draw_plain() -> None:
    """Have the app, also one in another process, draw with ASCII alone."""
    os.environ[ASCII_VARIABLE] = "1"


def _chosen(context: click.Context, data_dir: str | None) -> str | None:
    """The option may stand before or after the command."""
    return data_dir if data_dir is not None else context.obj


def _run_app(
    data_dir: str | None,
    clock_of: Callable[[Journal], Clock] | None = None,
    before: Callable[[Journal], None] | None = None,
    *,
    read_only: bool = False,
) -> int:
    from legtui.machine.terminal import why_no_terminal

    why = why_no_terminal(os.environ)
    if why is not None:
        raise Refused(why)
    gc.disable()  # a tenth of the start was spent looking for garbage among what is imported
    with _journal(data_dir, read_only=read_only) as journal:
        if before is not None:
            before(journal)
        from legtui.app import LegtuiApp
        from legtui.machine.clock import SystemClock
        from legtui.machine.terminal import run_guarded

        clock = clock_of(journal) if clock_of else SystemClock()
        app = LegtuiApp(journal, clock)
        app.painted = _collect_garbage
        return run_guarded(app, journal.path.parent)


def _collect_garbage() -> None:
    """Collect it again, and never look through what the start has made: that stays."""
    gc.freeze()
    gc.enable()


@main.command()
@_data_dir_option
@click.pass_context
def path(context: click.Context, data_dir: str | None) -> None:
    """Print where the log is."""
    click.echo(str(_data_dir(_chosen(context, data_dir)) / DATABASE_NAME))


@main.command()
@_data_dir_option
@_ascii_option
@click.option("--speed", type=click.FloatRange(0.01, 10_000), default=1.0, help="Times as fast.")
@click.option(
    "--sessions", type=click.IntRange(0, 20_000), default=24, help="How many are made up."
)
@click.option("--seed", type=int, default=1, help="The same seed makes up the same log.")
@click.option("--generate-only", is_flag=True, help="Write the made-up log and exit.")
@click.pass_context
def demo(
    context: click.Context,
    data_dir: str | None,
    speed: float,
    sessions: int,
    seed: int,
    generate_only: bool,
) -> None:
    """Try legtui on a made-up log, in a throwaway folder or in DIR."""
    import shutil
    import tempfile

    asked = _chosen(context, data_dir)
    throwaway = None if asked else tempfile.mkdtemp(prefix="legtui-demo-")
    folder = asked or throwaway
    assert folder is not None
    try:
        fresh = not (_data_dir(folder) / DATABASE_NAME).exists()

        def fill(journal: Journal) -> None:
            if not fresh:
                return
            from legtui import demo as made_up
            from legtui.machine.clock import SystemClock

            made_up.generate(journal, sessions=sessions, seed=seed, end=SystemClock().now())
            journal.set_setting("welcomed", "yes").result()
            journal.set_setting("safety_read", "yes").result()

        if generate_only:
            with _journal(folder) as journal:
                fill(journal)
            if throwaway is None:
                click.echo(str(_data_dir(folder) / DATABASE_NAME))
            return
        sys.exit(_run_app(folder, _fast(speed) if speed != 1.0 else None, fill))
    finally:
        if throwaway is not None:
            shutil.rmtree(throwaway, ignore_errors=True)


def _fast(speed: float) -> Callable[[Journal], Clock]:
    from legtui.machine.clock import FastClock

    return lambda journal: FastClock(speed, journal.last_recorded_ms())


@main.command()
@_data_dir_option
@_json_option
@click.option("--limit", type=click.IntRange(1), help="At most so many sessions.")
@click.pass_context
def history(context: click.Context, data_dir: str | None, as_json: bool, limit: int | None) -> None:
    """Print the sessions, newest first."""
    from legtui.journal import logs

    with _journal_or_empty(_chosen(context, data_dir)) as journal:
        if as_json:
            _print_json_list(logs.sessions_with_sets(journal, limit))
            return
        for line in logs.history_lines(journal, limit):
            click.echo(line)


@main.command(name="next")
@_data_dir_option
@_json_option
@click.option("--session", "day", type=click.Choice(DAYS), help="Instead of whose turn it is.")
@click.pass_context
def next_session(
    context: click.Context, data_dir: str | None, as_json: bool, day: str | None
) -> None:
    """Print the next prescription."""
    from legtui.desk import preferences, prescribed_words
    from legtui.desk.coach import Coach
    from legtui.machine.clock import SystemClock

    with _journal_or_empty(_chosen(context, data_dir)) as journal:
        coach = Coach(journal, preferences.of(journal), SystemClock().now)
        chosen = day or coach.next_day()
        if as_json:
            click.echo(json.dumps(prescribed_words.as_dict(coach, chosen), ensure_ascii=False))
            return
        for line in prescribed_words.as_lines(coach, chosen):
            click.echo(line)


def _print_json_list(items: Iterable[dict[str, Any]]) -> None:
    """Print a list item by item, so that a long one needs no memory."""
    sys.stdout.write("[")
    for place, item in enumerate(items):
        sys.stdout.write(",\n" if place else "\n")
        sys.stdout.write(json.dumps(item, ensure_ascii=False))
    sys.stdout.write("\n]\n")


@contextmanager
def _journal_or_empty(data_dir: str | None) -> Iterator[Journal]:
    """Open the file to look only; where there is none yet, an empty one that leaves no trace."""
    import tempfile

    folder = _data_dir(data_dir)
    if (folder / DATABASE_NAME).exists():
        with _reading(data_dir) as journal:
            yield journal
        return
    with tempfile.TemporaryDirectory(prefix="legtui-") as empty, _journal(empty) as journal:
        yield journal


@main.command()
@_data_dir_option
@_json_option
@click.argument("exercise")
@click.argument("target")
@click.option("--unit", type=click.Choice(["kg", "lb"]), help="Of TARGET.")
@click.pass_context
def load(
    context: click.Context,
    data_dir: str | None,
    as_json: bool,
    exercise: str,
    target: str,
    unit: str | None,
) -> None:
    """Print how to build TARGET for EXERCISE on the equipment at hand."""
    from legtui.desk import load_words, preferences

    with _journal_or_empty(_chosen(context, data_dir)) as journal:
        asked = (preferences.of(journal), exercise, target, unit)
        try:
            found = (
                json.dumps(load_words.as_dict(*asked)) if as_json else load_words.as_line(*asked)
            )
        except ValueError as error:
            raise Refused(str(error)) from None
        click.echo(found)


_SHELL = Shell(
    writing=lambda context, asked: _journal(_chosen(context, asked)),
    reading=lambda context, asked: _journal_or_empty(_chosen(context, asked)),
    path=lambda context, asked: _data_dir(_chosen(context, asked)) / DATABASE_NAME,
)
commands_body.add_to(main, _SHELL.writing)
commands_exchange.add_to(main, _SHELL)
commands_care.add_to(main, _SHELL)
commands_web.add_to(main, Refused)
commands_history.add_to(
    main,
    lambda context, asked: _journal_or_empty(_chosen(context, asked)),
    lambda context, asked: _journal(_chosen(context, asked)),
    Refused,
)


def run() -> None:
    """Run the command; a pipe that closes early ends it quietly, Ctrl-C as a signal does."""
    code: Any = Exit.DONE
    try:
        main()
    except SystemExit as left:
        code = left.code
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        quiet_stdout()
        code = Exit.DONE
    except OSError as error:
        quiet_stdout()
        click.echo(f"legtui: the output could not be written: {error.strerror}", err=True)
        code = Exit.REFUSED
    sys.exit(code)

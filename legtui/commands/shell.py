"""What the commands share: the file they are about, common options, how one refuses."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from legtui.contract import DATABASE_NAME, EXERCISES, Exit
from legtui.machine import folders
from legtui.machine.locale import ASCII_VARIABLE
from legtui.training.frozen import dataclass

if TYPE_CHECKING:
    from legtui.journal.journal import Journal
    from legtui.session.moment import Moment


class Refused(click.ClickException):
    """One line on standard error, exit code 1."""

    exit_code = Exit.REFUSED

    def show(self, file: Any = None) -> None:
        """Say why, on one line."""
        click.echo(f"legtui: {' '.join(self.format_message().split())}", err=True)


class Program(click.Group):
    """Commands that end quietly when nobody reads their output any more."""

    later: Callable[[click.Group], None] | None = None
    """Adds the commands once one is asked for."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        self._add()
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        self._add()
        return super().list_commands(ctx)

    def _add(self) -> None:
        add, self.later = self.later, None
        if add is not None:
            add(self)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what goes wrong outside of it is one line."""
        try:
            found = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            quiet_stdout()
            ctx.exit(Exit.DONE)
        except KeyboardInterrupt:
            ctx.exit(128 + signal.SIGINT)
        except OSError as error:
            quiet_stdout()
            raise Refused(error.strerror or str(error)) from None
        return found


def quiet_stdout() -> None:
    """Let what is still to be printed go nowhere: Python would complain of it at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@dataclass(frozen=True, slots=True)
class Log:
    """The lifter's file, as a command reaches it; `@click.pass_obj` hands it over."""

    asked: str | None = None
    """The folder that was asked for with `--data-dir`."""

    @property
    def folder(self) -> Path:
        """Where everything lives. Raises `Refused` if there is no such place."""
        try:
            return folders.data_dir(self.asked, environ=os.environ)
        except folders.FolderError as error:
            raise Refused(str(error)) from None

    @property
    def path(self) -> Path:
        """Where the file is, or would be."""
        return self.folder / DATABASE_NAME

    @contextmanager
    def opened(self, *, read_only: bool = False) -> Iterator[Journal]:
        """Open it, made if it is not there; what goes wrong is one sentence.

        Args:
            read_only: Look only, also while a session runs in another window.

        Raises:
            Refused: It can't be opened, or what was done with it failed.
        """
        from legtui.journal.errors import JournalError
        from legtui.journal.journal import Journal as Opened

        path = self.path
        if read_only and not path.exists():
            raise Refused(f"There is no log yet: {path} is made by the first session.")
        try:
            if not read_only:
                folders.make_data_dir(path.parent)
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
    def read(self) -> Iterator[Journal]:
        """Open it to look only; where there is none yet, an empty one that leaves no trace."""
        import tempfile

        if self.path.exists():
            with self.opened(read_only=True) as journal:
                yield journal
            return
        with tempfile.TemporaryDirectory(prefix="legtui-") as empty, Log(empty).opened() as journal:
            yield journal


def now() -> Moment:
    """Return this moment by the system's clocks."""
    from legtui.machine.clock import SystemClock

    return SystemClock().now()


def _choose_log(context: click.Context, _option: click.Parameter, asked: str | None) -> None:
    """Say which file it is; the option may stand before the command or after it."""
    if asked is not None or context.obj is None:
        context.obj = Log(asked)


def _draw_plain(_context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Have the app, also one in another process, draw with ASCII alone."""
    if wanted:
        os.environ[ASCII_VARIABLE] = "1"


data_dir_option = click.option(
    "--data-dir",
    metavar="DIR",
    expose_value=False,
    callback=_choose_log,
    help="Where everything lives, instead of the platform's own place.",
)
ascii_option = click.option(
    "--ascii",
    is_flag=True,
    expose_value=False,
    callback=_draw_plain,
    help="Draw without line art; found out by itself where the terminal says so.",
)
exercise_argument = click.argument(
    "exercise",
    shell_complete=lambda _context, _argument, begun: [
        name for name in EXERCISES if name.startswith(begun)
    ],
)
json_option = click.option("--json", "as_json", is_flag=True, help="As JSON.")


class Meter:
    """Tells on a terminal's standard error how far a long job is; elsewhere nothing."""

    def __init__(self) -> None:
        self._shown = ""
        self._on = sys.stderr.isatty()

    def tell(self, text: str) -> None:
        """Show a text in place of the last."""
        if self._on and text != self._shown:
            gap = " " * max(0, len(self._shown) - len(text))
            sys.stderr.write(f"\r{text}{gap}")
            sys.stderr.flush()
            self._shown = text

    def clear(self) -> None:
        """Remove it."""
        if self._shown:
            sys.stderr.write(f"\r{' ' * len(self._shown)}\r")
            sys.stderr.flush()
            self._shown = ""

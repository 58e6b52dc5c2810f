"""What the commands share: common options, how they begin and end."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from legtui.commands.log import Log, Refused
from legtui.contract import EXERCISES, Exit
from legtui.machine.locale import ASCII_VARIABLE

if TYPE_CHECKING:
    from legtui.session.moment import Moment


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
        except Refused as refused:
            refused.tell()
            ctx.exit(Exit.REFUSED)
        except OSError as error:
            quiet_stdout()
            Refused(error.strerror or str(error)).tell()
            ctx.exit(Exit.REFUSED)
        return found


def quiet_stdout() -> None:
    """Let what is still to be printed go nowhere: Python would complain of it at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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

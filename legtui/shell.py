"""What the files of commands share: how one refuses, how one tells how far it is."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from legtui.contract import Exit

if TYPE_CHECKING:
    from legtui.journal.journal import Journal

Opened = Callable[[click.Context, str | None], AbstractContextManager["Journal"]]
"""Opens the file, from the option of the group or of the command."""


class Refused(click.ClickException):
    """One line on standard error, exit code 1."""

    exit_code = Exit.REFUSED

    def show(self, file: Any = None) -> None:
        """Say why, on one line."""
        click.echo(f"legtui: {' '.join(self.format_message().split())}", err=True)


class Program(click.Group):
    """Commands that end quietly when nobody reads their output any more."""

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
class Shell:
    """How commands reach the lifter's file."""

    writing: Opened
    """Opens it, made if it is not there."""
    reading: Opened
    """Opens it to look only; where there is none, an empty one."""
    path: Callable[[click.Context, str | None], Path]
    """Where it is."""


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

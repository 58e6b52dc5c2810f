"""The way in. Without a command the app opens, and nothing that only commands need is loaded."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from legtui.contract import COMPLETION_VARIABLE, Exit


class App(NamedTuple):
    """The app was asked for, with these options."""

    data_dir: str | None = None
    ascii: bool = False
    read_only: bool = False


def run() -> None:
    """Open the app, or run the command that was asked for."""
    app = asked_for(sys.argv[1:], os.environ)
    if app is None:
        from legtui.cli import run as run_command

        run_command()
    else:
        sys.exit(_open(app))


def asked_for(arguments: Sequence[str], environ: Mapping[str, str]) -> App | None:
    """Return the app's options where nothing else is asked for; what is unusual is not for here."""
    app, waiting = App(), list(arguments)
    while waiting:
        option = waiting.pop(0)
        if option == "--data-dir" and waiting and not waiting[0].startswith("-"):
            app = app._replace(data_dir=waiting.pop(0))
        elif option.startswith("--data-dir="):
            app = app._replace(data_dir=option.partition("=")[2])
        elif option == "--ascii":
            app = app._replace(ascii=True)
        elif option == "--read-only":
            app = app._replace(read_only=True)
        else:
            return None
    return None if COMPLETION_VARIABLE in environ else app


def _open(app: App) -> int:
    from legtui.commands.log import Log, Refused
    from legtui.commands.opening import run_app
    from legtui.machine import folders
    from legtui.machine.locale import ASCII_VARIABLE

    folders.keep_private()
    if app.ascii:
        os.environ[ASCII_VARIABLE] = "1"
    try:
        return run_app(Log(app.data_dir), read_only=app.read_only)
    except Refused as refused:
        refused.tell()
    except OSError as error:
        Refused(error.strerror or str(error)).tell()
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return Exit.REFUSED

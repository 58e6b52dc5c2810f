"""legtui in the browser of this machine."""

from __future__ import annotations

from typing import Final

import click

from legtui.commands.log import Log, Refused
from legtui.commands.shell import data_dir_option

_PORT: Final = 8765


@click.command()
@data_dir_option
@click.option(
    "--port", type=click.IntRange(1024, 65535), default=_PORT, show_default=True, help="Where."
)
@click.option("--demo", is_flag=True, help="On a made-up log, in DIR or a throwaway folder.")
@click.pass_obj
def serve(log: Log, port: int, demo: bool) -> None:
    """Open legtui in a browser of this machine, at 127.0.0.1 only."""
    from legtui.machine import web

    words = ["demo"] if demo else []
    words += ["--data-dir", log.asked] if log.asked else []
    try:
        web.serve(words, port, click.echo)
    except web.WebError as error:
        raise Refused(str(error)) from None


COMMANDS: Final = (serve,)

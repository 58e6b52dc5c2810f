"""legtui in the browser of this machine."""

from __future__ import annotations

from collections.abc import Callable

import click

_PORT = 8765


def add_to(main: click.Group, refused: Callable[[str], click.ClickException]) -> None:
    """Add the command to the program.

    Args:
        main: The program.
        refused: Makes the one-line reason that ends a command.

    """

    @main.command()
    @click.option("--data-dir", metavar="DIR", help="Where everything lives.")
    @click.option(
        "--port", type=click.IntRange(1024, 65535), default=_PORT, show_default=True, help="Where."
    )
    @click.option("--demo", is_flag=True, help="On a made-up log, in DIR or a throwaway folder.")
    @click.pass_context
    def serve(context: click.Context, data_dir: str | None, port: int, demo: bool) -> None:
        """Open legtui in a browser of this machine, at 127.0.0.1 only."""
        from legtui.machine import web

        folder = data_dir if data_dir is not None else context.obj
        words = ["demo"] if demo else []
        words += ["--data-dir", folder] if folder else []
        try:
            web.serve(words, port, click.echo)
        except web.WebError as error:
            raise refused(str(error)) from None

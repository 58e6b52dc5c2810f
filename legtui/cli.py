"""The program `legtui`: its commands put together, and how it ends."""

from __future__ import annotations

import sys
from typing import Any

import click

from legtui import __version__
from legtui.commands import opening
from legtui.commands.log import Log
from legtui.commands.shell import Program, ascii_option, data_dir_option, quiet_stdout
from legtui.contract import Exit
from legtui.machine import folders


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="legtui")
@data_dir_option
@ascii_option
@click.option("--read-only", is_flag=True, help="Look only, also while it is open elsewhere.")
@click.pass_context
def main(context: click.Context, read_only: bool) -> None:
    """Run a leg day: warm-up, six exercises, stretches. Without a command, the app opens."""
    folders.keep_private()
    if context.invoked_subcommand is None:
        log: Log = context.obj
        sys.exit(opening.run_app(log, read_only=read_only))


def _add_commands(group: click.Group) -> None:
    """Add every command; the app, which is none, opens without them."""
    from legtui.commands import body, care, completion, demo, exchange, history, prescribing, serve

    for one in (demo, prescribing, history, body, exchange, care, serve, completion):
        for command in one.COMMANDS:
            group.add_command(command)


main.later = _add_commands


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

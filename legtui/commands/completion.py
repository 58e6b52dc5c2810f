"""What makes a shell complete legtui's words."""

from __future__ import annotations

from typing import Final

import click

from legtui.contract import COMPLETION_VARIABLE


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes SHELL complete legtui's commands and options.

    bash: `eval "$(legtui completion bash)"` in ~/.bashrc, zsh alike in ~/.zshrc,
    fish: `legtui completion fish > ~/.config/fish/completions/legtui.fish`.
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    made = found(context.find_root().command, {}, "legtui", COMPLETION_VARIABLE)
    click.echo(made.source_template % made.source_vars())


COMMANDS: Final = (completion,)

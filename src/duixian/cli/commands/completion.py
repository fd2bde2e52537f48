"""`duixian completion`."""

from __future__ import annotations

import click

from duixian.cli.localised import LocalCommand, Refused, argument, language_option


@click.command(cls=LocalCommand)
@argument("shell", type=click.Choice(["bash", "zsh", "fish"]), help="The shell.")
@language_option
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes duixian's commands in a shell.

    bash: eval "$(duixian completion bash)" in ~/.bashrc. zsh: eval "$(duixian completion zsh)" in ~/.zshrc.
    fish: duixian completion fish > ~/.config/fish/completions/duixian.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise Refused(f"No completion is known for {shell}.")
    click.echo(kind(ctx.find_root().command, {}, "duixian", "_DUIXIAN_COMPLETE").source())

from __future__ import annotations

import shutil

import pytest

from duixian.cli import cli


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts(run, shell: str):
    if not shutil.which("bash"):
        pytest.skip("bash, whose version click asks for, is not installed")
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_DUIXIAN_COMPLETE={shell}_complete" in result.stdout


def test_an_unknown_shell(run):
    assert run("completion", "tcsh").exit_code == 2


def test_commands_and_options_complete():
    from click.shell_completion import BashComplete

    complete = BashComplete(cli, {}, "duixian", "_DUIXIAN_COMPLETE")
    assert [item.value for item in complete.get_completions([], "ex")] == ["explain", "export"]
    assert [item.value for item in complete.get_completions(["read", "--format"], "x")] == ["xlsx"]

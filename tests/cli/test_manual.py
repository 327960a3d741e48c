"""`heroininfo manual`: what stands in it comes from the commands themselves."""

import shutil
import subprocess
from inspect import cleandoc

import click
import pytest
from support import Golden, Run, flowing

from heroininfo.cli import COMMANDS, heroininfo
from heroininfo.cli.manual import EXIT_STATUS, manual_files
from heroininfo.errors import ExitCode
from heroininfo.library.store import Library


def test_every_command_and_option_is_in_it(run: Run) -> None:
    """None is written by hand, so none can be missing."""
    text = run("manual", "--width", "200").out
    context = click.Context(heroininfo)
    for name in COMMANDS:
        command = heroininfo.get_command(context, name)
        assert command
        assert f"\n{name}" in text
        options = (param for param in command.params if isinstance(param, click.Option))
        assert all(option.opts[0] in text for option in options), name


def test_every_page_is_in_the_manual_of_topics(run: Run) -> None:
    """With its title and message."""
    text = run("manual", "topics", "--width", "200").out
    for line in run("topics").out.splitlines():
        topic, title = line.split("\t")[:2]
        assert f"{topic}" in text
        assert f"{title}: " in text


def test_every_exit_code_is_named() -> None:
    """A new one needs its line."""
    assert set(EXIT_STATUS) == set(ExitCode)


@pytest.mark.parametrize(
    ("page", "head"),
    [("commands", ".TH HEROININFO 1 "), ("topics", ".TH HEROININFO-TOPICS 7 ")],
)
def test_manual_page_has_its_section_and_a_date(run: Run, page: str, head: str) -> None:
    """Groff and mandoc find nothing to say."""
    text = run("manual", page, "--format", "man").out
    assert text.startswith(head + '"20')
    for tool in ("groff -man -ww -Tutf8 -z", "mandoc -T lint -W warning"):
        program, *words = tool.split()
        if found := shutil.which(program):
            ended = subprocess.run(
                [found, *words], input=text, text=True, capture_output=True, check=False
            )
            assert (ended.stdout, ended.stderr) == ("", "")


def test_examples_stay_apart(run: Run) -> None:
    """A line of the help text that is a command is a command here."""
    page = run("manual", "--format", "markdown").out
    assert "\n- `heroininfo show dope sick`\n" in page


def test_manual_says_what_every_exit_code_means(run: Run) -> None:
    """For scripts that look at nothing else."""
    assert set(EXIT_STATUS) == set(ExitCode)
    page = flowing(run("manual", "--format", "text").out)
    for code, words in EXIT_STATUS.items():
        assert f"{int(code)} {words}" in page


def parts(param: click.Parameter) -> str:
    """Return what a command takes on one line: its names, what it may be, and what it is for."""
    kind = param.type
    may = "|".join(map(str, kind.choices)) if isinstance(kind, click.Choice) else kind.name
    if isinstance(kind, click.IntRange):
        may = f"{kind.min} to {kind.max}"
    words = [" ".join(param.opts), param.name, f"{param.nargs} {may}", param.metavar]
    return "; ".join(filter(None, [*words, getattr(param, "help", None)]))


def test_help_texts_are_those_that_were_read(run: Run, golden: Golden) -> None:
    """Of every command, argument and option: of a wrong word nothing else tells.

    As they are written, since how they are laid out is for click to say.
    """
    context = click.Context(heroininfo)
    commands = [heroininfo.get_command(context, name) for name in COMMANDS]
    text = ""
    for command in (heroininfo, *filter(None, commands)):
        about = cleandoc(command.help or "").replace("\b", "examples:").strip()
        text += f"\n{command.name}: {about}\n{command.epilog or ''}\n"
        text += "".join(f"  {parts(param)}\n" for param in command.params)
    page = run("manual", "--width", "80").out
    golden("help_texts", text + page[page.index("Environment\n") :])


def test_every_command_is_called_by_its_name(run: Run) -> None:
    """And the help of each says so."""
    for command in COMMANDS:
        assert run(command, "-h").out.startswith(f"Usage: heroininfo {command} [OPTIONS]")


def test_manual_pages_have_their_places(small_library: Library) -> None:
    """Where `man` looks for them."""
    made = dict(manual_files(small_library.topics()))
    assert list(made) == ["man1/heroininfo.1", "man7/heroininfo-topics.7"]
    assert made["man1/heroininfo.1"].startswith(".TH HEROININFO 1 ")
    assert made["man7/heroininfo-topics.7"].startswith(".TH HEROININFO-TOPICS 7 ")

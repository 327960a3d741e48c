"""What to say to a command that does not exist: which command or page was meant. Runs neither."""

from difflib import get_close_matches
from typing import NoReturn

from heroininfo.cli.options import Settings
from heroininfo.cli.show import find_topic
from heroininfo.document import Document
from heroininfo.errors import ExitCode, HeroininfoError, echo
from heroininfo.pages.overdose import first_steps


def refuse(words: list[str], settings: Settings) -> NoReturn:
    """Raise HeroininfoError naming the command, or the page, that the words may have meant."""
    from heroininfo.cli import COMMANDS  # this module is loaded by that one

    word = words[0]
    message = f'no command called "{echo(word)}".'
    near = get_close_matches(word, COMMANDS, n=1)
    if near == ["overdose"]:
        _first_steps(settings)
        raise HeroininfoError(message, "heroininfo overdose", ExitCode.USAGE)
    if near:
        raise HeroininfoError(
            f'{message} Did you mean "{near[0]}"?', f"heroininfo {near[0]} --help", ExitCode.USAGE
        )
    plain = [word for word in words if not word.startswith("-")]
    try:
        topic = find_topic(settings.library(), " ".join(plain), settings)
    except HeroininfoError as error:
        if error.code != ExitCode.NOT_FOUND:
            raise
        raise HeroininfoError(message, error.hint, ExitCode.USAGE) from None
    if topic.id == "overdose":
        _first_steps(settings)
    raise HeroininfoError(message, f"heroininfo show {topic.id}", ExitCode.USAGE)


def _first_steps(settings: Settings) -> None:
    """Show the emergency number and the first steps, whatever was mistyped."""
    settings.show(Document(tuple(first_steps(settings.place_at_best()))), pageable=False)

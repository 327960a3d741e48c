"""What is typed that is no command: the obvious thing happens, or the right one is named."""

import pytest
from support import Run

US = {"HEROININFO_COUNTRY": "US"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("withdrawal",), ("show", "withdrawal")),
        (("dope", "sick"), ("show", "withdrawal")),
        (("WITHDRAWAL", "--section", "signs"), ("show", "withdrawal", "--section", "signs")),
        (("help", "withdrawal"), ("show", "withdrawal")),
        (("SHOW", "withdrawal"), ("show", "withdrawal")),
        (("page", "withdrawal"), ("show", "withdrawal")),
        (("helpline",), ("help-line",)),
        (("hotline",), ("help-line",)),
        (("phone",), ("help-line",)),
        (("list",), ("topics",)),
        (("show",), ("topics",)),
        (("commands",), ("help",)),
        (("version",), ("--version",)),
        (("-V",), ("--version",)),
        (("help",), ("--help",)),
        (("help", "show"), ("show", "--help")),
        (("od",), ("overdose",)),
        (("911",), ("overdose",)),
        (("flu", "after", "stopping"), ("search", "flu", "after", "stopping")),
    ],
)
def test_other_words_do_the_obvious_thing(
    run: Run, typed: tuple[str, ...], meant: tuple[str, ...]
) -> None:
    """As if the command had been typed."""
    assert run(*typed, env=US) == run(*meant, env=US)


OTHERS = {
    "overdose": "emergency sos 911 999 112 000 111 SOS",
    "overdose --guide": "guide",
    "help-line": "helpline helplines hotline hotlines phone phones call number numbers line lines",
    "topics": "list ls pages index contents",
    "show withdrawal": "page topic read open view",
    "search withdrawal": "find look ask",
    "symptoms": "symptom signs",
    "sources": "source references",
    "help": "commands usage",
}


@pytest.mark.parametrize("command", OTHERS)
def test_other_names_of_a_command_are_known(run: Run, command: str) -> None:
    """Each of them, with what follows it; in capitals too."""
    _, *rest = command.split()
    expected = run(*command.split(), env=US)
    words = [word for word in rest if not word.startswith("-")]
    for name in OTHERS[command].split():
        assert run(name, *words, env=US) == expected, name


@pytest.mark.parametrize("name", ["checkin", "quiz"])
def test_other_names_of_the_check_in_are_known(walk: Run, name: str) -> None:
    """It asks at once; the input ends."""
    assert walk(name, env=US) == walk("check-in", env=US)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("shwo",), 'no command called "shwo". Did you mean "show"?\n  heroininfo show --help'),
        (("zzzzz",), 'no command called "zzzzz".\n  See all of them: heroininfo topics'),
        (("search",), "say what you look for, such as: heroininfo search restless legs."),
        (("show", "--format", "json"), "name a page, such as: heroininfo show withdrawal."),
    ],
)
def test_right_one_is_named_where_nothing_is_obvious(
    run: Run, typed: tuple[str, ...], said: str
) -> None:
    """In one line, with what to type; exit 2, and nothing on standard output."""
    ended = run(*typed)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"heroininfo: {said}")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--foo",), "no such option '--foo'. Help: heroininfo --help"),
        (("show", "--short"), "no such option '--short'. Help: heroininfo show --help"),
        (
            ("show", "--sectoin", "x"),
            "no such option '--sectoin'. Did you mean '--section'? Help: heroininfo show --help",
        ),
        (
            ("show", "withdrawal", "--section"),
            "option '--section' requires an argument. Help: heroininfo show --help",
        ),
    ],
)
def test_wrong_option_leads_to_the_help_of_its_command(
    run: Run, typed: tuple[str, ...], said: str
) -> None:
    """Another option is named only where it is near; one stop ends a sentence.

    Quotes, and what stands at the end of click's own sentences, differ between its versions.
    """
    ended = run(*typed)
    assert (ended.code, ended.out) == (2, "")
    signs = str.maketrans("", "", "':.")
    assert ended.err.translate(signs) == f"heroininfo: {said}\n".translate(signs)


def test_mistyped_overdose_shows_the_card(run: Run) -> None:
    """No slip hides the number."""
    ended = run("overdsoe", "now", env=US)
    assert ended.out == run("overdose", env=US).out
    assert ended.err == 'heroininfo: no command called "overdsoe". This is heroininfo overdose.\n'


@pytest.mark.parametrize("words", [("he", "is", "not", "breathing"), ("he", "wont", "wake")])
def test_emergency_in_the_reader_s_own_words_begins_and_ends_with_the_number(
    run: Run, words: tuple[str, ...]
) -> None:
    """With or without the command."""
    ended = run(*words, env=US)
    assert ended == run("search", *words, env=US)
    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (0, "")
    assert lines[0] == lines[-1] == "Emergency: call 911 now."
    assert lines[2].startswith("1. Shout.")


def test_search_that_finds_nothing_still_gives_the_number(run: Run) -> None:
    """In whatever language it was asked."""
    ended = run("search", "zzzz", env=US)
    first = "Emergency: if someone will not wake up or is not breathing, call 911.\n"
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(first)


def test_search_opens_the_section_that_it_found(run: Run) -> None:
    """The command that is printed shows what was found."""
    line = next(
        line.strip()
        for line in run("search", "sweating").out.splitlines()
        if "heroininfo show" in line
    )
    ended = run(*line.split()[1:])
    assert ended.code == 0
    assert "--section" in line
    assert "weat" in ended.out


def test_help_for_overdose_ends_with_the_number(run: Run) -> None:
    """It may be asked for in need; the last line is what stays on the screen."""
    last = run("help", "overdose", env=US).out.splitlines()[-1]
    assert last == "Emergency: call 911 now. What to do: heroininfo overdose"


def test_help_of_each_command_is_whole(run: Run) -> None:
    """No sentence is cut, and it says where to report a mistake."""
    text = run("--help").out
    assert "..." not in text.replace("[ARGS]...", "")
    assert "/issues" in text
    assert text.index("Commands:") < text.index("Options:")


@pytest.mark.parametrize("width", ["40", "59", "80", "200"])
def test_help_is_no_wider_than_the_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    """On a phone too; and never wider than is good to read."""
    monkeypatch.setenv("COLUMNS", width)
    for command in ([], ["show"], ["search"]):
        lines = run("help", *command).out.splitlines()
        words = [line for line in lines if not line.strip().startswith(("heroininfo ", "https"))]
        assert max(map(len, words)) <= min(int(width), 80)


def test_topics_gives_a_pipe_id_and_title(run: Run) -> None:
    """Parted by a tab; with --long the message too."""
    short, long = run("topics").out.splitlines(), run("topics", "--long").out.splitlines()
    assert all(line.count("\t") == 1 for line in short)
    assert [line.rsplit("\t", 1)[0] for line in long] == short


@pytest.mark.parametrize(
    ("value", "plain"), [("1", True), ("yes", True), ("0", False), ("", False)]
)
def test_variable_means_the_same_as_the_option(run: Run, value: str, plain: bool) -> None:
    """HEROININFO_PLAIN lasts; it wins over colors that were forced."""
    env = {**US, "FORCE_COLOR": "1", "HEROININFO_PLAIN": value}
    assert ("\x1b" not in run("overdose", env=env).out) is plain

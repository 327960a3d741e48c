"""`heroininfo topics`: by group for readers, one topic a line for a pipe, JSON for scripts."""

import json

from support import Golden, Run, flowing

from heroininfo.console import Terminal


def test_list_by_group_on_a_terminal(run: Run, golden: Golden) -> None:
    """Groups in reading order, each with its topics, one line each."""
    shown = run("topics", screen=Terminal(interactive=True))
    assert (shown.code, shown.err) == (0, "")
    golden("topics", shown.out)


def test_one_topic_a_line_in_a_pipe(run: Run) -> None:
    """Id and title, and with --long the message, parted by tabs, for cut, grep and fzf."""
    assert run("topics") == (
        0,
        "withdrawal\tWithdrawal\noverdose\tOverdose\ngetting-help\tGetting help\n",
        "",
    )
    assert run("topics", "--long") == (
        0,
        (
            "withdrawal\tWithdrawal\tWithdrawal feels like bad flu. It passes.\n"
            "overdose\tOverdose\tNot breathing? Call your emergency number now.\n"
            "getting-help\tGetting help\tYou can call and just talk.\n"
        ),
        "",
    )


def test_json_has_the_keys_of_the_contract(run: Run) -> None:
    """Keys that others script against."""
    shown = json.loads(run("topics", "--format", "json").out)
    assert list(shown) == ["schema", "topics"]
    assert shown["schema"] == 1
    assert shown["topics"][0] == {
        "id": "withdrawal",
        "title": "Withdrawal",
        "group": "Stopping",
        "message": "Withdrawal feels like bad flu. It passes.",
        "also": ["cold turkey", "dope sick", "wd"],
        "reviewed": "2026-01-05",
    }
    assert [topic["id"] for topic in shown["topics"]] == ["withdrawal", "overdose", "getting-help"]


def test_json_shows_no_placeholder(run: Run) -> None:
    """A script prints what it gets: no braces in it."""
    assert "{emergency}" not in run("topics", "--format", "json").out


def test_words_after_topics_are_wrong_usage(run: Run) -> None:
    """`topics` takes no argument; exit 2."""
    shown = run("topics", "extra")
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith("heroininfo: got unexpected extra argument (extra).")


def test_list_on_a_short_screen_has_every_title(run: Run) -> None:
    """A group in a few lines, its name before its pages."""
    shown = run("topics", screen=Terminal(interactive=True, height=9)).out
    assert "Stopping" in shown
    whole = flowing(shown)
    titles = [line.split("\t")[1] for line in run("topics").out.splitlines()]
    assert whole.index("Stopping") < whole.index(titles[0])
    assert all(title in whole for title in titles)
    assert "withdrawal " not in whole


def test_long_list_on_a_terminal_has_the_message_of_each(run: Run) -> None:
    """Beside its title, under its group."""
    shown = flowing(run("topics", "--long", screen=Terminal(interactive=True)).out)
    assert "withdrawal Withdrawal: Withdrawal feels like bad flu. It passes." in shown
    assert "overdose Overdose: Not breathing? Call your emergency number now." in shown
    assert shown.startswith("Stopping ")


def test_show_without_a_page_lists_the_pages(run: Run) -> None:
    """By their titles, as `topics` does; in full only where that is asked for."""
    screen = Terminal(interactive=True)
    assert run("show", screen=screen) == run("topics", screen=screen)
    assert run("show") == run("topics")

"""What the guide says below the step, and what may be typed where there are no single keys."""

import pytest
from support import Golden

from heroininfo.console import Terminal
from heroininfo.guide import screen
from heroininfo.guide.guide import Guide
from heroininfo.place import detect
from heroininfo.render.text import render

US = detect("US", {})
PRESSED = ("", "n", "nn", "nu", "c", "cs", "o", "r", "nc", "c ")
TIMES = (0.0, 0.9, 17.5, 21.0, 115.0, 125.0, 200.0, 4000.0)


def test_foot_of_the_screen_is_as_it_was_read(golden: Golden) -> None:
    """Counts and clocks, at the moments when their words change; each key after 30 seconds."""
    said = ""
    for keys in PRESSED:
        before = ""
        for now in TIMES:
            guide = Guide(US)
            for place, key in enumerate(keys):
                guide.press("space" if key == " " else key, -30.0 * (len(keys) - 1 - place))
            foot = render(guide.screen(now)[1], 80)
            said += f"== {keys} {now:g}\n{foot if foot != before else ''}"
            before = foot
    golden("guide_feet", said)


@pytest.mark.parametrize("word", ["q", "quit", "leave", " LEAVE \n"])
def test_words_that_leave(
    word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each of them; the prompt says which keys there are."""
    typed = iter([word, ""])  # then the input ends
    monkeypatch.setattr(screen, "typed_line", lambda: next(typed))
    guide = Guide(US)
    screen._read_lines(guide, Terminal(interactive=True))
    assert guide.left
    assert capsys.readouterr().out.endswith(
        "\n\nReturn: next. b: back. 1 to 9: that step. n: naloxone given now. q: leave. "
    )

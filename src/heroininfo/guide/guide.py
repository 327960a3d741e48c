"""The overdose guide: one step a screen, a count for CPR, a clock for naloxone. Pure: no I/O.

The time comes in with every call: seconds on a clock that never jumps. All that is shown is worked
out from it and from when a key was pressed, so that nothing drifts.
"""

import re
from collections.abc import Iterator

from heroininfo.document import (
    Block,
    Bullets,
    Contact,
    Document,
    Lead,
    Pairs,
    Paragraph,
    Span,
    Title,
)
from heroininfo.emergency_data import DO_NOT, SAY, STEPS
from heroininfo.guide.pacer import BAR, PACERS, SLACK, TRAINED, Beat
from heroininfo.model import PLACEHOLDER
from heroininfo.pages.words import spans
from heroininfo.place import Place, common_numbers

LOOK_AGAIN, OVERDUE = 120.0, 180.0
"""Naloxone again after 2 to 3 minutes: step 8 in docs/overdose.md. In seconds."""

DOUBLE_PRESS = 5.0
"""Two presses for naloxone within so many seconds are one: hands shake, and keys repeat."""

SHORT = re.compile(r"[:.](?: |$)")
"""Where the part of a do-not ends that a very small screen has room for."""

CALL = next(index for index, text in enumerate(STEPS) if PLACEHOLDER in text)
"""The step that says whom to call."""

COMPANION = "Do what the person on the phone says. This screen only helps you keep count."
_TICK = 0.1

KEYS: tuple[tuple[str, str], ...] = (
    ("Return", "next step"),
    ("b", "back"),
    ("1 to 9", "go to that step"),
    ("0", "what not to do"),
    ("n", "naloxone given now; again for each dose"),
    ("u", "take back the last n"),
    ("c", "count CPR: push 30 times, then 2 breaths"),
    ("o", "count CPR without breaths: only push"),
    ("r", f"pace rescue breaths alone: {TRAINED}"),
    ("Space", "stop the count"),
    ("s", "sound on or off"),
    ("q", "leave"),
)


class Guide:
    """What the reader has done so far, and what the screen says now."""

    def __init__(self, place: Place) -> None:
        """Begin at the first step, with the emergency number of a place."""
        self.place = place
        self.step = 0
        """Place in STEPS; len(STEPS) is the last screen."""
        self.doses: list[float] = []
        """When each naloxone was given."""
        self.pacer = ""
        """Key of the pacer that runs; empty where none does."""
        self.pacer_start = 0.0
        self.sound = False
        self.keys_shown = False
        self.left = False
        """Whether the reader wants to leave."""

    def press(self, key: str, now: float) -> None:
        """Do what a key asks for; a key that means nothing does nothing."""
        key = key.lower()
        if self.keys_shown:
            self.keys_shown = False
            if key in ("enter", "?", "b"):  # only closes the list of keys
                return
        if key.isdecimal():
            self._go(int(key) - 1 if int(key) else len(STEPS))
        elif key in PACERS:
            self.pacer, self.pacer_start = key, now
        elif key == "n":
            self._give_naloxone(now)
        else:
            self._act(ALSO.get(key, key))

    def screen(self, now: float, *, brief: bool = False) -> tuple[Document, Document]:
        """Return what stands at the top of the screen and what stands at its foot.

        `brief` leaves out what a very small screen has no room for, never the step or a timer.
        """
        if self.keys_shown:
            middle: list[Block] = [
                Title("Keys"),
                Pairs(tuple((Span(key), what) for key, what in KEYS)),
            ]
        else:
            middle = list(self.page(brief=brief))
        top = (*self.call(() if brief else (COMPANION,)), *middle)
        count = self._count(now, brief=brief or self.keys_shown)
        return Document(top), Document((self.naloxone(now), *count, self._key_line()))

    def call(self, more: tuple[str, ...]) -> Iterator[Block]:
        """Yield the number to call, and what follows it."""
        country = f" ({self.place.name})" if self.place.emergency else ""
        yield Lead(spans(f"Emergency: call {{emergency}}{country}.", self.place))
        for text in more:
            yield Lead((Span(text),))

    def page(self, step: int | None = None, *, brief: bool = False) -> Iterator[Block]:
        """Yield one step, or what not to do; without `step` the one the reader is at.

        `brief` leaves out why something is not to be done, and what to say to the call handler.
        """
        step = self.step if step is None else step
        if step == len(STEPS):
            yield Title("Do not")
            said = [SHORT.split(text)[0] + "." if brief else text for text in DO_NOT]
            yield Bullets(tuple(spans(text, self.place) for text in said))
            return
        yield Title(f"Step {step + 1} of {len(STEPS)}")
        yield Paragraph(spans(STEPS[step], self.place))
        if step == CALL:
            yield from self._about_the_call(brief=brief)

    def naloxone(self, now: float) -> Block:
        """Return how much naloxone was given, how long ago, and when to look again."""
        if not self.doses:
            return Contact("Naloxone given? Press n each time.", ())
        since = int(now - self.doses[-1] + SLACK)
        if since < LOOK_AGAIN:
            again = f"Look again in {spoken(LOOK_AGAIN - since)}."
        else:
            when = "2 to 3 minutes" if since < OVERDUE else "more than 3 minutes"
            again = f"Now {when}: not breathing normally? Give naloxone again."
        name = f"Naloxone: {len(self.doses)} given. Tell the ambulance."
        return Contact(name, ((Span(self.ago(now)),), (Span(again),)))

    def ago(self, now: float) -> str:
        """Return how long ago naloxone was given, once it was."""
        first, last = (f"{spoken(now - self.doses[end])} ago" for end in (0, -1))
        return f"First {first}, last {last}." if len(self.doses) > 1 else f"Given {last}."

    def beat(self, now: float) -> Beat | None:
        """Return where the pacer is; None where none runs."""
        return PACERS[self.pacer][1](now - self.pacer_start) if self.pacer else None

    def wait(self, now: float) -> float | None:
        """Return the seconds until what the screen says may change; None: not before a key."""
        waits = [1 - (now - dose) % 1 for dose in self.doses]
        if beat := self.beat(now):
            waits += [beat.left, _TICK]
        return min(waits, default=None)

    def _act(self, key: str) -> None:
        """Do what a key asks for whose meaning does not depend on the time."""
        match key:
            case "enter":
                self._go(self.step + 1)
            case "b":
                self._go(self.step - 1)
            case "u":
                self.doses = self.doses[:-1]
            case "space":
                self.pacer = ""
            case "s":
                self.sound = not self.sound
            case "?":
                self.keys_shown = True
            case "q":
                self.left = True

    def _go(self, step: int) -> None:
        """Go to a step, or as near to it as there is one."""
        self.step = max(0, min(step, len(STEPS)))

    def _give_naloxone(self, now: float) -> None:
        """Count a dose of naloxone, once however long the key is held."""
        if not self.doses or now - self.doses[-1] >= DOUBLE_PRESS:
            self.doses.append(now)

    def _about_the_call(self, *, brief: bool) -> Iterator[Block]:
        """Yield what is known of the number, and what to say to the call handler."""
        if not self.place.code:
            common = "; ".join(f"{number} in {names}" for number, names in common_numbers())
            yield Paragraph((Span(f"{common}."),))
        elif self.place.note:
            yield Paragraph((Span(self.place.note),))
        if not brief:
            yield Bullets(tuple(spans(text, self.place) for text in SAY))

    def _count(self, now: float, *, brief: bool) -> Iterator[Block]:
        """Yield the pacer: what it counts, the count, the bar; or how to start one."""
        beat = self.beat(now)
        if beat is None:
            if not brief:
                yield Contact("To count CPR, press", tuple(map(_key, START)))
            return
        bar = "#" * beat.filled + "-" * (BAR - beat.filled)
        sound = f"turns sound {'off' if self.sound else 'on'}"
        stop = (*_key(("Space", "stops,")), Span(" "), *_key(("s", sound)))
        lines = ((Span(beat.words, "command"),), (Span(bar, "command"),))
        yield Contact(PACERS[self.pacer][0], lines if brief else (*lines, stop))

    def _key_line(self) -> Block:
        """Return the keys that matter most."""
        first = ("1", "first step") if self.step == len(STEPS) else ("Return", "next")
        keys: list[Span] = []
        for pair in (first, ("b", "back"), ("q", "leave"), ("?", "keys")):
            keys += [*([Span("  ", "command")] if keys else []), *_key(pair)]
        return Lead(tuple(keys))


ALSO = {"right": "enter", "l": "enter", "left": "b", "backspace": "b", "p": "space"}
"""Keys that do what another does."""

START = (
    ("c", "push 30 times, then 2 breaths"),
    ("o", "only push, no breaths"),
    ("r", f"rescue breaths alone, {TRAINED}"),
)


def spoken(seconds: float) -> str:
    """Return a length of time in words: "40 s", "2 min", "2 min 20 s"."""
    minutes, rest = divmod(int(seconds + SLACK), 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def _key(pair: tuple[str, str]) -> tuple[Span, ...]:
    """Return a key and what it does."""
    return (Span(pair[0], "command"), Span(f" {pair[1]}"))

"""The count for CPR and the pace of rescue breaths. Pure: the time comes in with every call."""

from collections.abc import Callable

from msgspec import Struct

COMPRESSIONS_A_MINUTE = 110
"""Between 100 and 120: American Heart Association (You're the Cure), "Early CPR is Crucial", 2020,
https://www.yourethecure.org/2020_cpr_ecc_guidelines6."""

COMPRESSIONS, BREATHS = 30, 2
"""A round of CPR: steps 5 and 6 in docs/overdose.md."""

SECONDS_A_BREATH = 3.0
"""Two breaths take 6 seconds. Each is blown for 1 second and compressions must not pause for more
than 10: American Heart Association, "BLS Dos and Don'ts of Adult High-Quality CPR",
https://eccguidelines.heart.org/index.php/tables/bls-dos-and-donts-of-adult-high-quality-cpr/.
The rest is for tilting the head and for seeing the chest rise."""

SECONDS_A_RESCUE_BREATH = 5.0
"""One breath about every 5 seconds: Alberta Health Services, SAVE ME steps; docs/overdose.md."""

BAR = 30
TRAINED = "only if you were trained in rescue breaths alone"
SLACK = 1e-6  # of a second: a beat that is due now counts, whatever the floats say


class Beat(Struct, frozen=True):
    """Where a pacer is."""

    words: str
    filled: int
    """Columns of the bar that are full, of `BAR`."""
    number: int
    """Compressions and breaths since the start; the bell rings when it changes."""
    left: float
    """Seconds until the next one."""


def cpr(seconds: float) -> Beat:
    """Return where 30 compressions and 2 breaths, over and over, are after so many seconds."""
    beat = 60 / COMPRESSIONS_A_MINUTE
    pushing = COMPRESSIONS * beat
    rounds, within = divmod(seconds + SLACK, pushing + BREATHS * SECONDS_A_BREATH)
    before = int(rounds) * (COMPRESSIONS + BREATHS)
    if within < pushing:
        done = int(within / beat) + 1
        return Beat(
            f"Push {done} of {COMPRESSIONS}", done, before + done, done * beat - within + SLACK
        )
    breaths, into = divmod(within - pushing, SECONDS_A_BREATH)
    breath = int(breaths) + 1
    return Beat(
        f"Breath {breath} of {BREATHS}",
        int(BAR * into / SECONDS_A_BREATH),
        before + COMPRESSIONS + breath,
        SECONDS_A_BREATH - into + SLACK,
    )


def compressions_only(seconds: float) -> Beat:
    """Return where compressions without a pause are after so many seconds."""
    beat = 60 / COMPRESSIONS_A_MINUTE
    done = int((seconds + SLACK) / beat) + 1
    return Beat(f"Push {done}", (done - 1) % BAR + 1, done, done * beat - seconds)


def rescue_breaths(seconds: float) -> Beat:
    """Return where rescue breaths alone, one every 5 seconds, are after so many seconds."""
    done, into = divmod(seconds + SLACK, SECONDS_A_RESCUE_BREATH)
    when = "now" if into < 1 else f"next in {int(SECONDS_A_RESCUE_BREATH - into) + 1} s"
    filled = int(BAR * into / SECONDS_A_RESCUE_BREATH)
    left = SECONDS_A_RESCUE_BREATH - into + SLACK
    return Beat(f"Breath {int(done) + 1}: {when}", filled, int(done) + 1, left)


PACERS: dict[str, tuple[str, Callable[[float], Beat]]] = {
    "c": (f"CPR: push {COMPRESSIONS} times, then {BREATHS} breaths", cpr),
    "o": ("CPR without breaths: only push", compressions_only),
    "r": (f"Rescue breaths alone: {TRAINED}", rescue_breaths),
}
"""Key -> what it counts, and how."""

"""The count for CPR and the pace of rescue breaths: each beat when it is due, and no drift."""

import pytest

from heroininfo.guide import pacer
from heroininfo.guide.pacer import compressions_only, cpr, rescue_breaths

BEAT = 60 / 110
ROUND = 30 * BEAT + 6


@pytest.mark.parametrize(
    ("seconds", "shown", "filled", "number"),
    [
        (0, "Push 1 of 30", 1, 1),
        (BEAT - 0.001, "Push 1 of 30", 1, 1),
        (BEAT, "Push 2 of 30", 2, 2),
        (11 * BEAT, "Push 12 of 30", 12, 12),
        (30 * BEAT - 0.001, "Push 30 of 30", 30, 30),
        (30 * BEAT, "Breath 1 of 2", 0, 31),
        (30 * BEAT + 1.5, "Breath 1 of 2", 15, 31),
        (30 * BEAT + 2.999, "Breath 1 of 2", 29, 31),
        (30 * BEAT + 3, "Breath 2 of 2", 0, 32),
        (ROUND - 0.001, "Breath 2 of 2", 29, 32),
        (ROUND, "Push 1 of 30", 1, 33),
        (10 * ROUND, "Push 1 of 30", 1, 321),
    ],
)
def test_cpr_counts_thirty_compressions_and_two_breaths(
    seconds: float, shown: str, filled: int, number: int
) -> None:
    """Each compression and breath begins exactly when it is due, in every round."""
    beat = cpr(seconds)
    assert (beat.words, beat.filled, beat.number) == (shown, filled, number)


def test_compression_rate_and_breath_pause_are_within_the_guidelines() -> None:
    """100 to 120 a minute; the pause for two breaths is at most 10 seconds."""
    assert 100 <= pacer.COMPRESSIONS_A_MINUTE <= 120
    assert 2 <= pacer.BREATHS * pacer.SECONDS_A_BREATH <= 10
    minute = compressions_only(60).number - compressions_only(0).number
    assert minute == pacer.COMPRESSIONS_A_MINUTE


def test_beats_follow_each_other_when_they_say() -> None:
    """The time left of a beat ends at the next one, never before, for every pacer."""
    for key, (_, pace) in pacer.PACERS.items():
        now = 0.0
        for _ in range(200):
            beat = pace(now)
            assert 0 < beat.left <= 6
            assert pace(now + beat.left / 2).number == beat.number
            now += beat.left
            assert pace(now).number == beat.number + 1
        assert key in "cor"


def test_compressions_only_count_on_and_fill_the_bar_again() -> None:
    """Without breaths there is no pause at 30."""
    shown = [compressions_only(done * BEAT) for done in (0, 29, 30, 99)]
    assert [beat.words for beat in shown] == ["Push 1", "Push 30", "Push 31", "Push 100"]
    assert [beat.filled for beat in shown] == [1, 30, 1, 10]


def test_rescue_breaths_come_every_five_seconds() -> None:
    """One breath, then the seconds to the next."""
    shown = [rescue_breaths(seconds).words for seconds in (0, 0.999, 1, 4.999, 5, 60)]
    assert shown == [
        "Breath 1: now",
        "Breath 1: now",
        "Breath 1: next in 4 s",
        "Breath 1: next in 1 s",
        "Breath 2: now",
        "Breath 13: now",
    ]


def test_cpr_does_not_drift_in_three_minutes() -> None:
    """At 180 seconds the count is what arithmetic says."""
    assert cpr(180).number == 8 * 32 + int((180 - 8 * ROUND) / BEAT) + 1

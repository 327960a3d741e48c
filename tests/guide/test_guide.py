"""The overdose guide without a terminal: what each key does, and what the screen says when."""

import re
from collections.abc import Iterator

import pytest
from support import Golden

from heroininfo.console import Terminal
from heroininfo.document import Document
from heroininfo.emergency_data import DO_NOT, SAY, STEPS
from heroininfo.guide import guide as module
from heroininfo.guide.guide import SHORT, Guide, spoken
from heroininfo.guide.screen import frame
from heroininfo.place import Place, all_places, detect
from heroininfo.render.text import render

BEAT = 60 / 110


@pytest.fixture
def guide() -> Guide:
    """Return a guide for the United States, at its first step."""
    return Guide(detect("US", {}))


def words(guide: Guide, now: float = 0.0) -> str:
    """Return all that a large screen says, on one line."""
    said = (render(Document(part.blocks), 200) for part in guide.screen(now))
    return " ".join(" ".join(said).split())


def pressed(guide: Guide, *keys: str, now: float = 0.0) -> Guide:
    """Return a guide after some keys."""
    for key in keys:
        guide.press(key, now)
    return guide


def test_first_screen_has_the_number_the_first_step_and_the_keys(guide: Guide) -> None:
    """Nothing needs to be pressed to see whom to call and what to do first."""
    said = words(guide)
    assert said.startswith("Emergency: call 911 (United States).")
    assert "Do what the person on the phone says. This screen only helps you keep count." in said
    assert f"Step 1 of 10 {STEPS[0]}" in said
    assert said.endswith("Return next b back q leave ? keys")


def test_return_shows_every_step_in_order_and_then_what_not_to_do(guide: Guide) -> None:
    """Return goes through the steps and stays at the last screen."""
    for number, step in enumerate(STEPS, 1):
        assert f"Step {number} of {len(STEPS)} {step.replace('{emergency}', '911')}" in words(guide)
        guide.press("enter", 0)
    for _ in range(2):
        said = words(guide)
        assert all(text.replace("{emergency}", "911") in said for text in DO_NOT)
        guide.press("enter", 0)


def test_the_call_step_alone_says_what_to_tell_the_call_handler(guide: Guide) -> None:
    """What to say stands where the call is made."""
    saying = [step for step in range(len(STEPS) + 1) if SAY[0] in words(pressed(guide, str(step)))]
    assert saying == [2]


@pytest.mark.parametrize("key", ["b", "left", "backspace", "B"])
def test_back_keys_go_back_and_stop_at_the_first_step(guide: Guide, key: str) -> None:
    """Back is back, and never leaves."""
    pressed(guide, "3", key)
    assert guide.step == 1
    pressed(guide, key, key, key)
    assert guide.step == 0
    assert not guide.left


@pytest.mark.parametrize("key", ["enter", "right", "l"])
def test_next_keys_go_on(guide: Guide, key: str) -> None:
    """Return, the right arrow and l go on."""
    assert pressed(guide, key).step == 1


def test_number_keys_jump_to_that_step(guide: Guide) -> None:
    """1 to 9 are the steps, 0 is the last screen."""
    assert [pressed(guide, str(number)).step for number in range(1, 10)] == list(range(9))
    assert pressed(guide, "0").step == len(STEPS)


@pytest.mark.parametrize("key", ["x", "up", "\x04", "!", "€", ""])
def test_unknown_keys_change_nothing(guide: Guide, key: str) -> None:
    """A slip of the hand does no harm."""
    before = vars(guide).copy()
    assert vars(pressed(guide, key)) == before


def test_q_leaves(guide: Guide) -> None:
    """Only q wants to leave."""
    assert not guide.left
    assert pressed(guide, "q").left


def test_question_mark_shows_every_key_and_return_closes_the_list(guide: Guide) -> None:
    """The list of keys comes and goes without moving on."""
    said = words(pressed(guide, "2", "?"))
    assert all(f"{key} {what}" in said for key, what in module.KEYS)
    assert "Emergency: call 911" in said
    assert "Step 2 of 10" in words(pressed(guide, "enter"))


def test_b_closes_the_list_of_keys_without_going_back(guide: Guide) -> None:
    """The step that was read stays."""
    pressed(guide, "3", "?")
    assert "Step 3 of 10" in words(pressed(guide, "b"))


def test_list_of_keys_says_what_each_does(guide: Guide) -> None:
    """Where a word is wrong, a dose is taken back that was given."""
    said = words(pressed(guide, "?"))
    assert "n naloxone given now; again for each dose u take back the last n" in said
    assert "c count CPR: push 30 times, then 2 breaths o count CPR without breaths" in said
    assert "0 what not to do" in said
    assert "Keys Return next step b back" in said


def test_a_key_that_does_something_works_while_keys_are_listed(guide: Guide) -> None:
    """Naloxone is counted even if the list of keys is in the way."""
    said = words(pressed(guide, "?", "n"))
    assert "Naloxone: 1 given." in said
    assert "Step 1 of 10" in said


@pytest.mark.parametrize("start", [0.0, 0.1, 12345.678, 9e6 + 1 / 3])
def test_pacers_do_not_drift_in_three_minutes(guide: Guide, start: float) -> None:
    """At 180 seconds each count is what arithmetic says, whatever the clock began with."""
    for key, expected in (("o", 331), ("r", 37), ("c", 8 * 32 + 2)):
        guide.press(key, start)
        beat = guide.beat(start + 180)
        assert beat
        assert abs(beat.number - expected) <= (0 if key != "c" else 1)


def test_rescue_breaths_alone_are_only_for_people_trained_in_them(guide: Guide) -> None:
    """The condition stands on the key and while the pacer runs."""
    assert "only if you were trained in rescue breaths alone" in words(guide)
    assert "only if you were trained in rescue breaths alone" in words(pressed(guide, "r"))


@pytest.mark.parametrize("stop", ["space", "p"])
def test_space_stops_the_pacer_and_its_key_starts_it_from_one(guide: Guide, stop: str) -> None:
    """A stopped pacer shows how to start again."""
    assert "Push 3 of 30 ###-" in words(pressed(guide, "c", now=100), 100 + 2 * BEAT)
    assert "To count CPR, press" in words(pressed(guide, stop))
    assert guide.beat(200) is None
    assert "Push 1 of 30 #-" in words(pressed(guide, "c", now=200), 200)


def test_a_pacer_keeps_its_count_while_the_reader_turns_pages(guide: Guide) -> None:
    """Pacer and naloxone clock run at once, on every step."""
    pressed(guide, "c", "n")
    for step in range(10):
        said = words(pressed(guide, str(step), now=10), 10)
        assert "Push 19 of 30" in said
        assert "Given 10 s ago. Look again in 1 min 50 s." in said


def test_sound_is_off_until_asked_for(guide: Guide) -> None:
    """The key s turns the bell on and off, and says which."""
    assert not guide.sound
    assert "s turns sound on" in words(pressed(guide, "c"))
    assert "s turns sound off" in words(pressed(guide, "s"))
    assert not pressed(guide, "s").sound


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "Given 0 s ago. Look again in 2 min."),
        (80, "Given 1 min 20 s ago. Look again in 40 s."),
        (119, "Given 1 min 59 s ago. Look again in 1 s."),
        (119.9, "Given 1 min 59 s ago. Look again in 1 s."),
        (120, "Given 2 min ago. Now 2 to 3 minutes: not breathing normally? Give naloxone again."),
        (179.9, "Now 2 to 3 minutes: not breathing normally? Give naloxone again."),
        (180, "3 min ago. Now more than 3 minutes: not breathing normally? Give naloxone again."),
        (3600, "60 min ago. Now more than 3 minutes: not breathing normally? Give naloxone again."),
    ],
)
def test_naloxone_says_when_to_look_and_when_it_is_due(
    guide: Guide, seconds: float, shown: str
) -> None:
    """The countdown ends at 2 minutes; from there it is due, as in od-seq-5-repeat."""
    said = words(pressed(guide, "n", now=50), 50 + seconds)
    assert f"Naloxone: 1 given. Tell the ambulance. {shown}" in said or shown in said
    assert ("Give naloxone again" in said) == (seconds >= 120)


def test_each_dose_is_counted_and_starts_the_countdown_again(guide: Guide) -> None:
    """The first and the last are both told, for the ambulance crew."""
    pressed(guide, "n", now=0)
    pressed(guide, "n", now=150)
    said = words(pressed(guide, "n", now=330), 400)
    assert (
        "Naloxone: 3 given. Tell the ambulance. First 6 min 40 s ago, last 1 min 10 s ago." in said
    )
    assert "Look again in 50 s." in said


def test_a_key_held_down_is_one_dose_and_u_takes_a_slip_back(guide: Guide) -> None:
    """Shaking hands must not change what the ambulance crew is told."""
    for tenth in range(45):
        guide.press("n", tenth / 10)
    assert guide.doses == [0]
    pressed(guide, "n", now=5)
    assert guide.doses == [0, 5]
    assert pressed(guide, "u").doses == [0]
    assert pressed(guide, "u", "u").doses == []
    assert "Naloxone given? Press n each time." in words(guide)


def test_a_key_held_down_for_a_later_dose_is_one_dose_too(guide: Guide) -> None:
    """What counts is the dose before it, not the first."""
    for tenth in (0, *range(1800, 1845)):
        guide.press("n", tenth / 10)
    assert guide.doses == [0, 180]


def test_wait_ends_when_the_screen_changes_and_not_before(guide: Guide) -> None:
    """Without a clock to show nothing wakes up; with one, its next second or beat does."""
    assert guide.wait(7) is None
    assert pressed(guide, "n", now=0.25).wait(0.5) == pytest.approx(0.75)
    assert pressed(guide, "c", now=1).wait(1) == pytest.approx(0.1)
    assert guide.wait(1 + BEAT - 0.03) == pytest.approx(0.03, abs=1e-5)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 s"), (59.9, "59 s"), (60, "1 min"), (61, "1 min 1 s"), (3725, "62 min 5 s")],
)
def test_lengths_of_time_are_words(seconds: float, said: str) -> None:
    """Minutes and seconds, without a zero."""
    assert spoken(seconds) == said


def test_country_changes_the_number_everywhere() -> None:
    """The number of the chosen country stands on every screen, and no other."""
    for code, number in (("GB", "999"), ("AU", "000"), ("FR", "112")):
        guide = Guide(detect(code, {}))
        for step in range(10):
            said = words(pressed(guide, str(step)))
            assert f"call {guide.place.call} (" in said
            assert number in guide.place.call
            assert "911" not in said
            assert "{" not in said


def test_unknown_country_gives_the_common_numbers_by_country() -> None:
    """Where the country is not known, the call step helps to find the number."""
    said = words(pressed(Guide(Place()), "2"))
    assert "Emergency: call your emergency number. " in said
    assert "911 in United States, Canada, Mexico; 112 in Germany" in said


def hard_states() -> Iterator[Guide]:
    """Yield guides at every step, in countries with long names or notes, with all that can run."""
    places = sorted(all_places(), key=lambda place: len(place.name + place.call))
    longest_note = max(places, key=lambda place: len(place.note))
    for place in (places[0], places[-1], longest_note, Place(), detect("US", {})):
        for step in range(len(STEPS) + 1):
            for doses in ([], [0.0], [-900.0, -400.0, 0.0]):
                for counting in ("", "c", "o", "r"):
                    guide = Guide(place)
                    guide.step, guide.doses, guide.pacer = step, doses, counting
                    yield guide


@pytest.mark.parametrize("columns", [40, 80])
def test_every_screen_fits_24_lines_with_everything_running(columns: int) -> None:
    """Number, step, timers and keys are all there, at 40 and at 80 columns."""
    for guide in hard_states():
        for now in (1.0, 130.0, 200.0):
            lines = frame(guide, now, Terminal(interactive=True, width=columns), columns, 24)
            said = " ".join(" ".join(lines).split())
            assert len(lines) <= 24
            assert max(map(len, lines)) <= columns
            assert f"Emergency: call {guide.place.call}" in said
            step = STEPS[guide.step] if guide.step < len(STEPS) else SHORT.split(DO_NOT[-1])[0]
            assert step.rstrip(".").replace("{emergency}", guide.place.call) in said
            assert guide.naloxone(now).name.split()[0] in said  # type: ignore[attr-defined]
            assert not guide.doses or guide.ago(now) in said
            beat = guide.beat(now)
            assert beat is None or (beat.words in said and "#" * beat.filled in said)
            assert lines[-1].endswith("b back  q leave  ? keys")


def test_short_do_nots_keep_the_whole_instruction() -> None:
    """On a very small screen a do-not loses its reason, never its meaning."""
    for text in DO_NOT:
        instruction = SHORT.split(text)[0]
        assert re.search(r"\b[Dd]o not \w+", instruction)
        assert len(instruction.split()) >= 4


def test_the_foot_of_the_screen_does_not_move_while_time_passes(guide: Guide) -> None:
    """The count, the bar and the keys keep their rows at 80 columns, whatever runs."""
    pressed(guide, "c", "n")
    rows = set()
    for tenth in range(2400):
        lines = frame(guide, tenth / 10, Terminal(interactive=True), 80, 24)
        bar = next(row for row, line in enumerate(lines) if line.startswith(("    #", "    -")))
        step = next(row for row, line in enumerate(lines) if line.startswith("Step 1"))
        rows.add((bar, step, len(lines)))
    assert len(rows) == 1


def test_tiny_screens_keep_the_number_and_the_timers(guide: Guide) -> None:
    """With almost no room the number, the clock and the count are what is left."""
    pressed(guide, "c", "n")
    for rows in range(1, 24):
        lines = frame(guide, 1, Terminal(interactive=True), 80, rows)
        assert len(lines) <= rows
        assert lines[0] == "Emergency: call 911 (United States)."
    assert "Push 2 of 30" in "\n".join(frame(guide, 1, Terminal(interactive=True), 80, 10))


def test_screen_that_lacks_a_row_loses_a_blank_one(guide: Guide) -> None:
    """Not what to say on the phone: that goes where blank rows are not enough."""
    terminal = Terminal(interactive=True)
    whole = [line for line in frame(pressed(guide, "2"), 0, terminal, 80, 24) if line]
    for rows in (23, len(whole)):
        assert [line for line in frame(guide, 0, terminal, 80, rows) if line] == whole
    assert SAY[0] not in " ".join(frame(guide, 0, terminal, 80, len(whole) - 1))


def test_a_tall_screen_keeps_the_foot_near_the_step(guide: Guide) -> None:
    """The page is not torn apart by a tall window."""
    assert len(frame(guide, 0, Terminal(interactive=True), 80, 70)) == 24


@pytest.mark.parametrize(
    ("name", "keys", "now"),
    [
        ("guide_call_us", "2", 0.0),
        ("guide_keys_us", "?", 0.0),
        ("guide_cpr_and_naloxone_us", "5nc", 80.0),
    ],
)
def test_whole_screen(guide: Guide, golden: Golden, name: str, keys: str, now: float) -> None:
    """The call; the keys; a step with the count and the clock running."""
    lines = frame(pressed(guide, *keys), now, Terminal(interactive=True), 80, 24)
    golden(name, "\n".join(lines) + "\n")

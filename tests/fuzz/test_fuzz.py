"""A hundred thousand runs that nobody would type: no traceback, fault, escape, write or socket.

`pytest tests/fuzz` makes a short run; `--fuzz-lines 100000` a long one, `--fuzz-seed N` another.
Each test prints what it counted.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from fuzz import strategies
from fuzz.watched import Case, Ended, watched
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st
from support import without_codes

from heroininfo.emergency_data import STEPS

pytestmark = pytest.mark.slow

SHOWN = 10
"""Faults that are printed, with what brought them about."""
LONGEST_SHOWN = 2000
KINDS = ("traceback", "exit", "escape", "write", "socket", "program", "slow", "wrong")

Fuzz = Callable[..., None]


@pytest.fixture
def fuzz(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Fuzz:
    """Return a function that runs a check on many examples, and prints and demands its counts."""

    def run(share: float, check: Callable[..., list[str]], *given_by: st.SearchStrategy) -> None:
        lines = max(1, int(request.config.getoption("--fuzz-lines") * share))
        counts: Counter[str] = Counter()
        shown: list[str] = []

        @seed(request.config.getoption("--fuzz-seed"))
        @settings(
            max_examples=lines,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            verbosity=Verbosity.quiet,
        )
        @given(st.tuples(*given_by))
        def example(arguments: tuple[object, ...]) -> None:
            counts["runs"] += 1
            for fault in check(*arguments):
                counts[fault.partition(":")[0].split()[0]] += 1
                shown.append(f"{fault}\n    {arguments!r}"[:LONGEST_SHOWN])

        example()
        with capsys.disabled():
            print(f"\n{request.node.name}: {counts['runs']} runs;", end=" ")  # noqa: T201
            print(", ".join(f"{kind} {counts[kind]}" for kind in KINDS), flush=True)  # noqa: T201
        assert not shown, "\n".join(shown[:SHOWN])

    return run


@pytest.fixture(autouse=True)
def _small_data(monkeypatch: pytest.MonkeyPatch, walk_folder: Path) -> None:
    """Let `check` without a file look at a small folder: what is published takes too long."""
    monkeypatch.setattr("heroininfo.cli.check.DATA_FOLDER", str(walk_folder))
    monkeypatch.chdir(walk_folder)


def test_command_lines(fuzz: Fuzz, withdrawal_file: Path) -> None:
    """Any words, in any environment, with anything typed, to streams that work or do not."""

    def check(
        words: list[str], environ: dict[str, str], typed: bytes, streams: tuple[str, str, str]
    ) -> list[str]:
        if {"--sign", "site", "--output", "-o"} & {*words} or any("site" in w for w in words[:2]):
            return []  # these write what they are asked to
        return watched(Case(words, environ, typed, *streams, str(withdrawal_file))).faults

    streams = st.tuples(
        st.sampled_from(("pipe", "pipe", "closed")), strategies.output, strategies.output
    )
    fuzz(1, check, strategies.command_line, strategies.environment, strategies.typed, streams)


def has_steps(ended: Ended) -> bool:
    """Return whether a run gave the number and every step, on any stream."""
    said = " ".join(without_codes(ended.out + ended.err).split())
    return all(step.replace("{emergency}", "911") in said for step in STEPS)


def test_overdose_always_gives_the_steps(fuzz: Fuzz) -> None:
    """To a stream that works, whatever the others are; with no library at all."""

    def check(environ: dict[str, str], stdin: str, stdout: str, stderr: str) -> list[str]:
        known = {**environ, "HEROININFO_COUNTRY": "US"}
        ended = watched(Case(["overdose"], known, b"", stdin, stdout, stderr, "/nowhere"))
        works = {"utf-8", "ascii", "cp1252", "utf-16"} & {stdout, stderr}
        wrong = ["wrong: no steps"] if works and not has_steps(ended) else []
        return [*ended.faults, *wrong]

    stdin = st.sampled_from(("pipe", "closed"))
    fuzz(0.1, check, strategies.environment, stdin, strategies.output, strategies.output)


COMMANDS = [
    *("show withdrawal", "search cannot sleep", "search not breathing", "sources", "topics"),
    *("help-line --all", "show dope sick", "timeline", "search kill myself --format json"),
    *("check-in --answers /dev/null", "symptoms", "show nothing-like-this", "sources withdrawal"),
]


def test_damaged_libraries(fuzz: Fuzz, withdrawal_file: Path, tmp_path: Path) -> None:
    """The answer is that of a whole library, or one error with the number and the steps."""
    path = tmp_path / "damaged.db"
    content = withdrawal_file.read_bytes()
    environ = {"HEROININFO_COUNTRY": "US"}
    whole: dict[str, Ended] = {}

    def check(command: str, changes: list[tuple[str, float, object]]) -> list[str]:
        words = command.split()
        if command not in whole:
            whole[command] = watched(Case(words, environ, library=str(withdrawal_file)))
        path.write_bytes(strategies.damaged(content, changes))
        ended = watched(Case(words, environ, library=str(path)))
        named = ended.err.startswith("heroininfo: the library file cannot be read (")
        if ended[:3] != whole[command][:3] and not (ended.code == 3 and named and has_steps(ended)):
            return [*ended.faults, f"wrong: {ended.code} {ended.err[:200]}"]
        return ended.faults

    fuzz(0.2, check, st.sampled_from(COMMANDS), strategies.damage)


FILES = [
    *("topics.yaml", "topics/withdrawal.yaml", "sources.yaml", "helplines.yaml", "countries.yaml"),
    *("search/asked.yaml", "search/rules.yaml", "checks/wording.yaml", "checks/number_rules.yaml"),
    *("checks/dead_numbers.yaml", "checks/statements.tsv"),
]


def test_content_that_is_none(fuzz: Fuzz, walk_folder: Path) -> None:
    """`check` names what is wrong with any text in any file, and with any damage to a good one."""
    kept = {file: (walk_folder / file).read_bytes() for file in FILES}

    def check(file: str, text: str, changes: list[tuple[str, float, object]]) -> list[str]:
        path = walk_folder / file
        hostile = text.encode("utf-8", "surrogatepass") if text else b""
        path.write_bytes(hostile or strategies.damaged(kept[file], changes))
        ended = watched(Case(["check", str(walk_folder)]))
        path.write_bytes(kept[file])
        return ended.faults

    text = st.one_of(st.just(""), strategies.yaml_text, strategies.yaml_text.map("- {}".format))
    fuzz(0.05, check, st.sampled_from(FILES), text, strategies.damage)

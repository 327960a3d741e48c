"""What a fuzzed run is given: command lines, environments, streams, damage and YAML."""

from hypothesis import strategies as st

from heroininfo.cli import COMMANDS

HOSTILE = (
    *("\x1b[2J", "\x1b]0;x\x07", "\x9b31m", "\x7f", "\u202e", "\u2028", "\udcff", "\x00", "\r\n"),
    *("{emergency}", "{0}", "%s", "[/b]", "`", "'", '"', "\\", "../..", "$(id)", "--", "-", "~"),
    *("9" * 5000, "x" * 3000, "-1", "1e9", "nan", "0", "36h", "2d", "1" * 40 + "h", "*", "\ufeff"),
)
KNOWN = (
    *("withdrawal", "overdose", "getting-help", "dope sick", "sleep", "not breathing", "kill me"),
    *("symptoms", "signs", "pregnant", "GB", "US", "Scotland", "Narnia", "crisis", "treatment"),
    *("how", "to", "inject", "cannot sleep", "zsh", "bash", "fish", "show", "narcan", "overdsoe"),
)
OPTIONS = (
    *("--country", "--format", "--width", "--color", "--section", "--kind", "--region", "--limit"),
    *("--since", "--answers", "--compare", "--plain", "--no-pager", "--sources", "--all", "--qr"),
    *("--list", "--report", "--guide", "--help", "-h", "--version", "--leave-no-trace", "--by"),
    *("--near", "--paper", "--format=csv", "--format=html", "--format=markdown", "--format=man"),
    *("--country=", "--format=json", "--color=always", "--width=30", "--format=text", "--nope"),
)
VALUES = ("json", "text", "always", "never", "auto", "30", "200", "80", "1", "50", "/dev/null", "-")

SILENT = [command for command in COMMANDS if command not in ("site",)]
"""All commands but the one that writes a folder."""

any_text = st.text(st.characters(), max_size=12)
word = st.one_of(
    st.sampled_from(KNOWN),
    st.sampled_from(VALUES),
    st.sampled_from(HOSTILE),
    any_text,
    st.builds("{}{}".format, st.sampled_from(KNOWN), st.sampled_from(HOSTILE)),
)
command_line = st.builds(
    lambda before, command, after: [*before, *command, *after],
    st.lists(st.sampled_from(OPTIONS), max_size=1),
    st.one_of(st.sampled_from(SILENT).map(lambda name: [name]), st.lists(word, max_size=1)),
    st.lists(st.one_of(st.sampled_from(OPTIONS), word, word), max_size=6),
)
"""The words after `heroininfo`: most begin as a command line may, and go on as none should."""

variable = st.sampled_from(
    (
        *("HEROININFO_COUNTRY", "TZ", "LANG", "LC_ALL", "LC_TELEPHONE", "COLUMNS", "TERM"),
        *("NO_COLOR", "FORCE_COLOR", "PAGER", "LESS", "PATH", "HOME"),
    )
)
value = st.one_of(
    st.sampled_from(("", "1", "US", "GB", "Europe/London", "en_US.UTF-8", "de_DE", "dumb", "40")),
    word,
).map(lambda text: text.replace("\0", ""))
environment = st.dictionaries(variable, value, max_size=4)

output = st.sampled_from(
    ("utf-8", "utf-8", "utf-8", "ascii", "cp1252", "utf-16", "closed", "full", "broken", "gone")
)
typed = st.one_of(
    st.binary(max_size=60),
    st.lists(
        st.sampled_from((b"y\n", b"n\n", b"\n", b"q\n", b"36h\n", b"pregnant: yes\n", b"\xff\n")),
        max_size=20,
    ).map(b"".join),
)

damage = st.lists(
    st.one_of(
        st.tuples(st.just("bytes"), st.floats(0, 1), st.binary(min_size=1, max_size=64)),
        st.tuples(st.just("bit"), st.floats(0, 1), st.integers(0, 7)),
        st.tuples(st.just("page"), st.floats(0, 1), st.floats(0, 1)),
        st.tuples(st.just("cut"), st.floats(0, 1), st.none()),
    ),
    min_size=1,
    max_size=4,
)
"""Changes to a file: kind, place from 0 to 1, and what is put there."""


def damaged(content: bytes, changes: list[tuple[str, float, object]]) -> bytes:
    """Return the content of a file with these changes."""
    changed = bytearray(content)
    for kind, place, what in changes:
        at = min(int(place * len(changed)), max(0, len(changed) - 1))
        if not changed:
            break
        if kind == "bytes" and isinstance(what, bytes):
            changed[at : at + len(what)] = what
        elif kind == "bit" and isinstance(what, int):
            changed[at] ^= 1 << what
        elif kind == "page" and isinstance(what, float):
            there = int(what * (len(changed) // 4096)) * 4096
            changed[at // 4096 * 4096 : at // 4096 * 4096 + 4096] = changed[there : there + 4096]
        elif kind == "cut":
            del changed[at:]
    return bytes(changed)


scalar = st.one_of(
    word.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'),
    st.sampled_from(
        ("1", "2026-11-26", "yes", "null", "~", "*a", "&a x", "!!bool x", "!x y", "<<")
    ),
    st.sampled_from(
        ('"\\e[2J"', '"\\u202e"', "!!timestamp x", "1:1:1", ".inf", "0x", "|", ">", "?")
    ),
)
yaml_text = st.recursive(
    scalar,
    lambda part: st.one_of(
        st.lists(part, max_size=4).map(lambda parts: "[" + ", ".join(parts) + "]"),
        st.lists(st.tuples(scalar, part), max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{name}: {held}" for name, held in pairs) + "}"
        ),
    ),
    max_leaves=12,
)
"""Text that looks like YAML: most of it is, and none of it is a record."""

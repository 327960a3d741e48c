"""What the command line finds first for each of questions.txt, as JSON for check.mjs to compare."""

import json
import sys
from pathlib import Path

from heroininfo import open_library

KINDS = ("emergency", "crisis", "refused")
MOST = 8


def main() -> None:
    """Write the answers to standard output."""
    library = open_library()
    answers = []
    for question in (Path(__file__).parent / "questions.txt").read_text("utf-8").splitlines():
        found = library.search(question, MOST)
        topic = found.results[0].topic if found.results else ""
        kinds = [kind for kind in KINDS if getattr(found, kind)]
        answers.append({"question": question, "topic": topic, "kinds": kinds})
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()

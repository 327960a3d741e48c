"""Where the commands of this program lead on a site: a command that shows a page is a file."""

from collections.abc import Mapping

from heroininfo.document import Span

TOPICS = "topics/"
"""The folder of the pages of topics."""
SOURCES = "-sources"
"""At the end of the name of a page with its sources."""
PAGES = {
    "heroininfo": ("index.html", "Start"),
    "heroininfo overdose": ("overdose.html", "What to do now"),
    "heroininfo help-line": ("help-line.html", "Helplines"),
    "heroininfo topics": ("topics.html", "All pages"),
    "heroininfo timeline": ("timeline.html", "How long withdrawal lasts"),
    "heroininfo symptoms": ("symptoms.html", "Symptoms"),
    "heroininfo sources": ("sources.html", "Sources"),
}
"""Command -> its file, and what a link to it says."""


class Links:
    """The links of one page of a site."""

    def __init__(self, titles: Mapping[str, str], up: str, countries: str) -> None:
        """Take the titles of all topics by id, the way `up` to the top, and to the `countries`.

        `up` is empty or ends in a slash; `countries` is empty where the site is for one country.
        """
        self.titles, self.up, self.countries = titles, up, countries

    def __call__(self, command: str) -> Span | None:
        """Return what stands for a command on a page; None where the site has no page of it."""
        if command.startswith("--country ") and self.countries:
            return Span("choose a country", "", self.up + self.countries)
        words = command.removeprefix("heroininfo show ")
        topic = words.removesuffix(" --sources")
        if words != command and topic in self.titles:
            end, said = (SOURCES, "this page with its sources") if topic != words else ("", "")
            return self.span(f"{TOPICS}{topic}{end}.html", said or self.titles[topic])
        if command in PAGES:
            return self.span(*PAGES[command])
        return None

    def span(self, path: str, words: str) -> Span:
        """Return a link to a file, by its path from the top."""
        return Span(words, "", self.up + path)

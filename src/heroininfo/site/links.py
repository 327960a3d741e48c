"""Where the commands of this program lead on a site: a command that shows a page is a file."""

from collections.abc import Mapping

from heroininfo.document import Span

TOPICS = "topics/"
"""The folder of the pages of topics."""
WITH_SOURCES = " --sources"
SAID = "every line with its source"
WITHOUT_SOURCES = ("index", "topics", "sources")
"""Pages that say nothing to prove."""
PAGES = {
    "heroininfo": ("index", "Start"),
    "heroininfo overdose": ("overdose", "What to do now"),
    "heroininfo help-line": ("help-line", "Helplines"),
    "heroininfo topics": ("topics", "All pages"),
    "heroininfo timeline": ("timeline", "How long withdrawal lasts"),
    "heroininfo symptoms": ("symptoms", "Symptoms"),
    "heroininfo sources": ("sources", "Sources"),
}
"""Command -> its page, and what a link to it says."""


def sourced(path: str) -> str:
    """Return the file of a page with its sources."""
    return f"{path}-sources.html"


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
        name, option = command.removesuffix(WITH_SOURCES), command.endswith(WITH_SOURCES)
        path, said = PAGES.get(name, ("", ""))
        topic = name.removeprefix("heroininfo show ")
        if topic != name and topic in self.titles:
            path, said = f"{TOPICS}{topic}", self.titles[topic]
        if not path or (option and path in WITHOUT_SOURCES):
            return None
        return self.span(sourced(path) if option else f"{path}.html", SAID if option else said)

    def span(self, path: str, words: str) -> Span:
        """Return a link to a file, by its path from the top."""
        return Span(words, "", self.up + path)

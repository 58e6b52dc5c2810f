"""The guide to read: its pages at the left, the chosen one at the right; `/` searches."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from legtui.desk.standing import Standing, standing
from legtui.guide import book
from legtui.guide.book import Entry, Part
from legtui.screens.action import Action
from legtui.screens.destinations import leading_to
from legtui.screens.list_detail import ListDetailScreen, Row
from legtui.text import one_line, plural
from legtui.training import fuel
from legtui.widgets.canvas import cells, cut


class GuideScreen(ListDetailScreen):
    """Everything the guide says."""

    TITLE_TEXT = "Guide"

    def __init__(self, page: str = "") -> None:
        super().__init__()
        self._words = ""
        self._page = page
        self._standing: dict[str, Standing | None] = {}

    def look_up(self) -> None:
        """Forget how the lifter stands: something may have been done meanwhile."""
        self._standing = {}
        for place, one in enumerate(self._listed() if self._page else ()):
            if isinstance(one, Entry) and one.id == self._page:
                self.at = place
        self._page = ""
        self.show()

    def aside(self) -> str:
        """Say what was searched for."""
        if not self._words:
            return "/ searches"
        found = plural(len(self._entries()), "page")
        return f"{found} with “{one_line(self._words, 30)}”, / searches anew"

    @property
    def _age(self) -> int | None:
        app = self.legtui
        return app.preferences.age(app.clock.now().local.date())

    def _entries(self) -> tuple[Entry, ...]:
        adult = fuel.supplements_shown(self._age)
        return book.search(self._words, adult) if self._words else book.entries(adult)

    def _listed(self) -> list[Entry | str]:
        """Return the pages, in their groups unless they were searched for."""
        listed: list[Entry | str] = []
        group = ""
        for one in self._entries():
            if one.group != group and not self._words:
                listed += ["", one.group] if listed else [one.group]
                group = one.group
            listed.append(one)
        return listed

    def rows(self) -> Sequence[Row]:
        """Return the pages; groups as headings."""
        listed = self._listed()
        return [
            Row(one, heading=True) if isinstance(one, str) else Row(one.title) for one in listed
        ]

    def detail(self, width: int, height: int) -> Sequence[Content]:
        """Return the chosen page."""
        listed = self._listed()
        if not listed:
            hidden = "" if self._age else " Supplements are in Fuel, for adults."
            words = f"No page has all these words. / searches anew.{hidden}"
            return self.text(words, width, "$muted")
        entry = listed[self.at]
        if isinstance(entry, str):
            return []
        lines = self.text(entry.title, width, "bold $strong")
        stands = self._stands(entry)
        if stands is not None:
            mark = "✓ " if stands.fine else "▲ "
            style = "$done" if stands.fine else "$ready"
            lines += [Content(""), *self.text(mark + "You: " + stands.words, width, style)]
        for part in entry.parts:
            lines += self._part(part, width)
        return lines

    def _stands(self, entry: Entry) -> Standing | None:
        if not entry.id.startswith("mistake:"):
            return None
        if entry.id not in self._standing:
            now = self.legtui.clock.now().local
            name = entry.id.removeprefix("mistake:")
            self._standing[entry.id] = standing(self.legtui.journal, name, now)
        return self._standing[entry.id]

    def _part(self, part: Part, width: int) -> list[Content]:
        style = "$muted" if part.quiet else ""
        lines = [Content("")]
        if part.heading:
            lines += self.text(part.heading, width, "$muted" if part.quiet else "bold $foreground")
        if part.text:
            lines += self.text(part.text, width, style)
        if part.drawing and max(cells(row) for row in part.drawing) <= width:
            lines += [Content.styled(cut(row, width), "$lift") for row in ("", *part.drawing)]
        return lines + self.points(part.points, width, style)

    # -- keys --------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done with the guide."""
        moving = self.moving()
        return (
            Action(
                "search",
                ("slash",),
                "Search",
                "Pages that have all the words typed.",
                self._search,
                footer=100,
            ),
            *moving[:-1],
            Action(
                "read_on",
                ("space", "enter", "right"),
                "Read on",
                "The text down a page.",
                lambda: self._scroll(1),
                footer=85,
                shown_key="Space",
            ),
            Action("read_back", ("left",), "Read back", "Up a page.", lambda: self._scroll(-1)),
            Action(
                "all",
                ("escape",),
                "All pages",
                "All pages again.",
                self._all,
                lambda: bool(self._words),
                footer=95,
            ),
            leading_to(self.legtui, "safety", "s", footer=40),
            moving[-1],
        )

    def _search(self) -> None:
        self.legtui.ask("Search the guide", self._searched)

    def _searched(self, line: str) -> None:
        self._words = line
        self.at = 0
        self.move(0)

    def _all(self) -> None:
        self._searched("")

"""Progress photos: two dates of the same pose side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from legtui.desk.album import Album
from legtui.desk.back_date import BackDateError, back_dated
from legtui.desk.files import path_of
from legtui.guide import load as guide
from legtui.journal.body_values import POSES, Photo
from legtui.journal.errors import JournalError
from legtui.machine.pictures import PictureError, glance
from legtui.screens.action import Action
from legtui.screens.choice import Option
from legtui.screens.list_detail import WIDEST, ListDetailScreen, Row
from legtui.screens.photo_view import PhotoView
from legtui.screens.picker import PickerScreen, start_folder
from legtui.text import plural
from legtui.widgets.drawn import Drawn
from legtui.widgets.key_bar import KeyBar


class PhotosScreen(ListDetailScreen):
    """Photos at the left; the chosen one beside an earlier one of its pose at the right."""

    TITLE_TEXT = "Photos"
    DEFAULT_CSS = """
    PhotosScreen #list { width: 24; }
    PhotosScreen #pictures { width: 1fr; height: 1fr; padding: 0 0 0 2; }
    PhotosScreen #words { display: none; width: 1fr; height: 1fr; padding: 0 0 0 2; }
    PhotosScreen.-empty #words { display: block; padding: 0; }
    PhotosScreen.-empty #list { display: none; }
    PhotosScreen.-empty #pictures { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._photos: tuple[Photo, ...] = ()
        self._back = 0
        self._folder: Path | None = None

    @property
    def _album(self) -> Album:
        return Album(self.legtui.journal)

    def compose(self) -> ComposeResult:
        """A title, the list, two pictures or words, the keys."""
        yield Drawn(id="top")
        with Horizontal(id="both"):
            yield Drawn(id="list")
            with Horizontal(id="pictures"):
                yield PhotoView(id="before")
                yield PhotoView(id="after")
            yield Drawn(id="words")
        yield KeyBar()

    def look_up(self) -> None:
        """Read the photos; their files follow what was undone."""
        self._photos = tuple(reversed(self._album.photos()))
        self._back = 0
        self.show()

    @property
    def list_width(self) -> int:
        """Columns of the list."""
        return 24

    def aside(self) -> str:
        """Say what lies in the bin."""
        binned = self._album.in_bin()
        return f"{plural(binned, 'photo')} in the bin, x empties it" if binned else ""

    def rows(self) -> Sequence[Row]:
        """Return the photos, newest first."""
        return [Row(f"{one.at:%d %b %Y}", one.pose) for one in self._photos]

    def show(self) -> None:
        """Draw the list and mount the pictures."""
        if not self.is_mounted or not self.query("#words"):
            return
        self.set_class(not self._photos, "-empty")
        rows = tuple(self.rows())
        self.at = self._near(rows, self.at)
        title = (self.TITLE_TEXT, self.aside(), self.app.size, self.look)
        self.query_one("#top", Drawn).show(self._draw_top, title)
        self.query_one("#list", Drawn).show(
            lambda w, h: self._draw_list(rows, w, h), (rows, self.at, self.app.size, self.look)
        )
        words = tuple(self._words(min(72, self.app.size.width - 6)))
        self.query_one("#words", Drawn).show(lambda w, h: Content("\n").join(words), words)
        self._show_pictures()
        self.key_bar()

    def _words(self, width: int) -> list[Content]:
        return [
            *self.text("No photos yet.", width, "bold $strong"),
            Content(""),
            *self.points(guide.measuring().photos, width),
            Content(""),
            *self.text(
                "o picks a file, a takes a path; a file dropped on the terminal is taken, too. "
                "Place and camera are not kept.",
                width,
                "$muted",
            ),
        ]

    def _show_pictures(self) -> None:
        if not self._photos:
            return
        chosen, other = self._photos[self.at], self._other()
        wide = min(WIDEST, self.app.size.width) - 4 - self.list_width - 2
        box = (wide // 2 - 2, max(4, self.app.size.height - 6))
        self._show_one("#before", other, box)
        self._show_one("#after", chosen, box)

    def _show_one(self, where: str, photo: Photo | None, box: tuple[int, int]) -> None:
        view = self.query_one(where, PhotoView)
        if photo is None:
            none = Content.styled("no other date yet", "$muted")
            view.show_photo(none, None, (1, 1), box)
            return
        picture = self._album.picture(photo)
        day = Content.styled(f"{photo.at:%-d %b %Y}, {photo.pose}", "bold $strong")
        missing = Content.styled("  its file is missing", "$warning") if picture is None else ""
        view.show_photo(Content.assemble(day, missing), picture, (photo.width, photo.height), box)

    def _earlier(self) -> list[Photo]:
        """Return the other photos of the chosen one's pose, the oldest first."""
        chosen = self._photos[self.at]
        same = [one for one in self._photos if one.pose == chosen.pose and one != chosen]
        return sorted(same, key=lambda one: one.at)

    def _other(self) -> Photo | None:
        others = self._earlier()
        return others[self._back % len(others)] if others else None

    # -- keys --------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done with photos."""

        def any_photo() -> bool:
            return bool(self._photos)

        return (
            Action("pick", ("o",), "Pick a file", "Choose a picture.", self._pick, footer=100),
            Action(
                "path",
                ("a",),
                "Path",
                "Type or paste the path of a picture.",
                lambda: self._ask_path(""),
                footer=90,
            ),
            Action(
                "other",
                ("right", "tab"),
                "Other date",
                "Compare with the next date of this pose.",
                lambda: self._turn(1),
                lambda: bool(self._photos) and len(self._earlier()) > 1,
                footer=95,
                shown_key="←→",
            ),
            Action(
                "other_back",
                ("left",),
                "Date before",
                "Compare with the date before.",
                lambda: self._turn(-1),
                any_photo,
            ),
            Action(
                "correct",
                ("e",),
                "Correct",
                "Say another pose or day.",
                self._correct,
                any_photo,
            ),
            Action(
                "delete",
                ("d", "delete"),
                "Delete",
                "Into the bin; undo brings it back.",
                self._delete,
                any_photo,
                footer=60,
            ),
            Action(
                "empty",
                ("x",),
                "Empty bin",
                "Delete what is in the bin for good.",
                self._empty,
                lambda: self._album.in_bin() > 0,
                footer=50,
            ),
            *self.moving(),
            *self.undoing(footer=30),
        )

    def move(self, by: int) -> None:
        """Choose another photo."""
        self._back = 0
        self.at = self._near(tuple(self.rows()), self.at + by, by or 1)
        self.show()

    def _scroll(self, way: int) -> None:
        self.move(way * 10)

    def _turn(self, by: int) -> None:
        self._back += by
        self.show()

    def _pick(self) -> None:
        def chosen(path: Path | None) -> None:
            if path is not None:
                self._folder = path.parent
                self._offer(path)

        folder = self._folder or start_folder()
        self.legtui.push_screen(PickerScreen(folder, self.look), chosen)

    def on_paste(self, event: events.Paste) -> None:
        """A file that is dropped on the terminal comes as its path."""
        event.stop()
        lines = event.text.strip().splitlines()
        if lines:
            self._ask_path(lines[0])

    def _ask_path(self, typed: str) -> None:
        def check(line: str) -> str | None:
            try:
                glance(path_of(line))
            except PictureError as error:
                return str(error)
            return None

        self.legtui.ask(
            "Path of the picture",
            lambda line: self._offer(path_of(line)),
            value=typed,
            check=check,
        )

    def _offer(self, path: Path) -> None:
        """Ask for pose and day, then take it in."""
        now = self.legtui.clock.now().local
        try:
            day = glance(path) or now.date()
        except PictureError as error:
            self.legtui.notify(str(error), markup=False, severity="error")
            return
        self._ask_pose_and_day(
            "Which pose?", min(day, now.date()), lambda pose, day: self._take_in(path, pose, day)
        )

    def _ask_pose_and_day(self, title: str, day: date, then: Callable[[str, date], object]) -> None:
        now = self.legtui.clock.now().local

        def check(line: str) -> str | None:
            try:
                back_dated(line, None, now)
            except BackDateError as error:
                return str(error)
            return None

        def posed(place: int) -> None:
            def dated(line: str) -> None:
                then(POSES[place], back_dated(line, None, now).date())

            self.legtui.ask("Taken on", dated, value=day.isoformat(), check=check)

        options = [Option(one.capitalize()) for one in POSES]
        self.legtui.choose(title, options, posed)

    def _correct(self) -> None:
        photo = self._photos[self.at]

        def corrected(pose: str, day: date) -> None:
            try:
                self._album.correct(photo, pose, day, self.legtui.clock.now())
            except JournalError as error:
                self.legtui.notify(str(error), markup=False, severity="error")
                return
            self.legtui.notify("Corrected. u takes it back.", markup=False)
            self.look_up()

        title = f"Which pose? Now it is {photo.pose}"
        self._ask_pose_and_day(title, photo.at.date(), corrected)

    @work
    async def _take_in(self, path: Path, pose: str, day: date) -> None:
        at = self.legtui.clock.now()
        try:
            await asyncio.to_thread(self._album.add, path, pose, day, at)
        except (PictureError, JournalError) as error:
            self.legtui.notify(str(error), markup=False, severity="error")
            return
        self.legtui.notify("Copied, without place and camera.", markup=False)
        self.look_up()

    def _delete(self) -> None:
        try:
            self._album.delete(self._photos[self.at], self.legtui.clock.now())
        except JournalError as error:
            self.legtui.notify(str(error), markup=False, severity="error")
            return
        self.legtui.notify("In the bin. u brings it back.", markup=False)
        self.look_up()

    def _empty(self) -> None:
        """Ask first: no undo brings these back."""
        binned = plural(self._album.in_bin(), "photo")

        def chosen(place: int) -> None:
            if place == 0:
                gone = self._album.empty_bin()
                self.legtui.notify(f"{plural(gone, 'photo')} deleted for good.", markup=False)
                self.look_up()

        options = [Option("Delete for good", "undo can't bring it back"), Option("Keep the bin")]
        self.legtui.choose(f"Empty the bin? {binned} in it", options, chosen)

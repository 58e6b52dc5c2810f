"""One column of fields to look through and change: what stands there, what the keys do to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.text import one_line
from legtui.training.frozen import dataclass
from legtui.widgets.canvas import cells, cut, wrap
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import spread
from legtui.widgets.key_bar import KeyBar

WIDTH = 84
LABEL = 18
DETAIL_ROWS = 8
"""Lines kept for what is said about the chosen field, where the screen is low."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the column."""

    id: str
    label: str
    value: str = ""
    note: str = ""
    """Muted, at the end of the line."""
    help: str = ""
    """What is said about it when it is chosen."""
    head: str = ""
    """The group that begins with it."""
    enter: Callable[[], None] | None = None
    enter_word: str = "Type"
    step: Callable[[int], None] | None = None
    """By the arrows left and right."""
    clear: Callable[[], None] | None = None
    clear_word: str = "None"
    move: Callable[[int], None] | None = None
    """To another place in the list."""
    dim: bool = False
    """There is nothing there yet."""
    strong: bool = False
    """Its label is the lifter's own word: a name."""


class FieldScreen(LegScreen):
    """A screen that is a column of fields; each screen says which, and what they do."""

    DEFAULT_CSS = """
    FieldScreen { background: $background; align: center top; }
    FieldScreen #fields { width: 88; max-width: 100%; height: 1fr; padding: 1 2 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._fields: tuple[Field, ...] = ()
        self._rows: list[int | None] = []
        self._first_row = 0

    # -- for each screen to say --------------------------------------------------------------

    def heading(self) -> tuple[str, str]:
        """Return the title, and what stands at the end of its line."""
        return "", ""

    def list_fields(self) -> Sequence[Field]:
        """Return the fields as they stand now."""
        return ()

    def detail(self, field: Field, width: int) -> list[Content]:
        """Return what is said below the column about the chosen field."""
        return []

    def more_actions(self) -> Sequence[Action]:
        """Return what else can be done here."""
        return ()

    # -- the column --------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """A column and the keys."""
        yield Drawn(id="fields")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look it up."""
        self.look_up()

    def on_resize(self) -> None:
        """As many rows as fit."""
        self.show()

    def on_screen_resume(self) -> None:
        """It may have been changed on another screen."""
        self.look_up()

    @property
    def chosen(self) -> Field | None:
        """The field that the keys are for."""
        return self._fields[self._at] if self._fields else None

    def look_up(self) -> None:
        """Ask for the fields anew; the chosen one stays chosen where it is still there."""
        before = self.chosen
        self._fields = tuple(self.list_fields())
        ids = [one.id for one in self._fields]
        if before is not None and before.id in ids:
            self._at = ids.index(before.id)
        self._at = min(self._at, max(len(ids) - 1, 0))
        self.show()

    def choose_field(self, field_id: str) -> None:
        """Move to a field by its id."""
        ids = [one.id for one in self._fields]
        if field_id in ids:
            self._at = ids.index(field_id)
            self.show()

    def show(self) -> None:
        """Draw it."""
        if not self.is_mounted:
            return
        if not self._fields:
            self._fields = tuple(self.list_fields())
        # The fields hold functions, so whether something changed is told by what they show.
        shown = tuple((one.id, one.label, one.value, one.note, one.help) for one in self._fields)
        width = min(WIDTH, max(1, self.app.size.width - 4))
        said = tuple(self._detail(width))
        of = (
            shown,
            self._at,
            self.heading(),
            tuple(str(one) for one in said),
            self.size,
            self.look,
        )
        self.query_one("#fields", Drawn).show(lambda w, h: self._draw(w, h, said), of)
        self.key_bar()

    def _detail(self, width: int) -> list[Content]:
        field = self.chosen
        if field is None:
            return []
        words = [Content(line) for line in wrap(self.look.text(field.help), width)]
        return [*(words if field.help else ()), *self.detail(field, width)]

    def _draw(self, width: int, height: int, said: Sequence[Content]) -> Content:
        name, end = self.heading()
        head = [
            spread(
                Content.styled(self.look.text(name), "bold $strong"),
                Content.styled(self.look.text(end), "$muted"),
                width,
            ),
            Content(""),
        ]
        lines, rows = self._lines(width)
        least = min(len(said), DETAIL_ROWS) + 1
        room = max(3, height - len(head) - max(least, height - len(head) - len(lines) - 1))
        first = self._window(rows, len(lines), room)
        shown = lines[first : first + room]
        self._rows, self._first_row = rows[first : first + room], len(head)
        rule = Content.styled(self.look.text("─") * width, "$border")
        left = height - len(head) - len(shown) - 1
        below = [_cut(line, width) for line in said[: max(0, left)]]
        return Content("\n").join([*head, *shown, rule, *below])

    def _window(self, rows: list[int | None], count: int, room: int) -> int:
        """Return the first line in sight, the chosen one well inside."""
        at = rows.index(self._at) if self._at in rows else 0
        return 0 if count <= room else min(max(0, at - room // 2), count - room)

    def _lines(self, width: int) -> tuple[list[Content], list[int | None]]:
        lines: list[Content] = []
        rows: list[int | None] = []
        for place, field in enumerate(self._fields):
            if field.head:
                gap = [Content("")] if lines else []
                lines += [*gap, Content.styled(self.look.text(field.head), "$muted")]
                rows += [None] * (len(gap) + 1)
            lines.append(self._line(place, field, width))
            rows.append(place)
        return lines, rows

    def _line(self, place: int, field: Field, width: int) -> Content:
        chosen = place == self._at
        look = self.look
        mark = look.text("▶ ") if chosen else "  "
        label = cut(look.text(field.label), LABEL - 1 if field.value else width - 4)
        gap = " " * (LABEL - cells(label)) if field.value else ""
        value = one_line(field.value)
        if chosen and field.step is not None and value:
            value = look.text(f"← {value} →")
        else:
            value = "  " + look.text(value) if value else ""
        note = look.text(field.note)
        room = width - cells(mark) - (LABEL if field.value else cells(label))
        value = cut(value, max(1, room), look.text("…"))
        if cells(value) + cells(note) + 2 > room:
            note = cut(note, max(0, room - cells(value) - 2), look.text("…"))
        strong = "bold $strong"
        left = Content.assemble(
            (mark, "$lift"),
            (label, strong if chosen or field.strong else "$muted" if field.dim else "$foreground"),
            gap,
            (value, "$muted" if field.dim else strong if chosen else "$foreground"),
        )
        return spread(left, Content.styled(note, "$muted"), width) if note else left

    # -- keys --------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done with the chosen field."""

        def has(name: str) -> Callable[[], bool]:
            return lambda: getattr(self.chosen, name, None) is not None

        return (
            Action(
                "enter",
                ("enter", "space"),
                "Change",
                "Type it, open it, or choose it.",
                self._enter,
                has("enter"),
                footer=100,
                name_now=lambda: self.chosen.enter_word if self.chosen else "",
            ),
            Action("up", ("up", "k"), "Choose", "The one above.", lambda: self._go(-1), footer=80,
                   shown_key="↑↓"),
            Action("down", ("down", "j", "tab"), "Down", "The one below.", lambda: self._go(1)),
            Action("less", ("left",), "Change", "Less, or the one before.",
                   lambda: self._step(-1), has("step"), footer=90, shown_key="←→"),
            Action("more", ("right",), "More", "More, or the next.",
                   lambda: self._step(1), has("step")),
            Action("clear", ("x", "delete"), "None", "Take it away.", self._clear, has("clear"),
                   footer=70, name_now=lambda: self.chosen.clear_word if self.chosen else ""),
            Action("earlier", ("minus", "shift+up"), "Move", "Earlier in the list.",
                   lambda: self._move(-1), has("move"), footer=60, shown_key="-+"),
            Action("later", ("plus", "equals_sign", "shift+down"), "Later", "Later in the list.",
                   lambda: self._move(1), has("move")),
            *self.more_actions(),
            *self.undoing(footer=50),
            Action("top", ("home",), "First", "The first one.", lambda: self._go(-10**6)),
            Action("end", ("end",), "Last", "The last one.", lambda: self._go(10**6)),
            self.going_back(footer=75),
        )  # fmt: skip

    def _go(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), max(len(self._fields) - 1, 0))
        self.show()

    def _enter(self) -> None:
        if self.chosen is not None and self.chosen.enter is not None:
            self.chosen.enter()

    def _step(self, by: int) -> None:
        if self.chosen is not None and self.chosen.step is not None:
            self.chosen.step(by)

    def _clear(self) -> None:
        if self.chosen is not None and self.chosen.clear is not None:
            self.chosen.clear()

    def _move(self, by: int) -> None:
        if self.chosen is not None and self.chosen.move is not None:
            self.chosen.move(by)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves too."""
        self._go(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves too."""
        self._go(-1)

    def on_click(self, event: events.Click) -> None:
        """Choose a field; a click on the chosen one is Enter."""
        offset = event.get_content_offset(self.query_one("#fields", Drawn))
        if offset is None:
            return
        row = offset.y - self._first_row
        place = self._rows[row] if 0 <= row < len(self._rows) else None
        if place is None:
            return
        if place == self._at:
            self._enter()
            return
        self._at = place
        self.show()


def _cut(line: Content, width: int) -> Content:
    return line if line.cell_length <= width else line.truncate(max(0, width), ellipsis=True)

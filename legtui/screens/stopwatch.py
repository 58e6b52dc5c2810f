"""A stopwatch for a test: `Enter` starts and stops it, the digits are read from the wall."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from legtui.screens.dialog import Dialog
from legtui.session.moment import Moment, gap_ms
from legtui.widgets.big import Part, big
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import centered, key
from legtui.widgets.look import UNICODE, Look

_TICK_S = 0.1
_LEAST_S = 1.0


class StopwatchScreen(Dialog[float | None]):
    """Answers with the seconds, or `None`. The time is computed from its start, never counted."""

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    StopwatchScreen { background: $background; }
    StopwatchScreen Drawn { width: 100%; height: 100%; }
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._title = name
        self._began: Moment | None = None
        self._seconds = 0.0

    def compose(self) -> ComposeResult:
        """One picture."""
        yield Drawn(id="stopwatch")

    def on_mount(self) -> None:
        """Look at the clock ten times a second."""
        self.set_interval(_TICK_S, self.tick)
        self._show()

    def on_resize(self) -> None:
        """Draw it at its new size."""
        self._show()

    @property
    def _look(self) -> Look:
        look = getattr(self.app, "look", UNICODE)
        return look if isinstance(look, Look) else UNICODE

    def _now(self) -> Moment:
        now = self.app.clock.now()  # type: ignore[attr-defined]
        assert isinstance(now, Moment)
        return now

    def tick(self) -> None:
        """Show the time that has passed."""
        if self._began is not None:
            self._seconds = gap_ms(self._began, self._now()) / 1000
            self._show()

    def _show(self) -> None:
        running = self._began is not None
        of = (round(self._seconds, 1), running, self.app.size)
        self.query_one(Drawn).show(self._draw, of)

    def _draw(self, width: int, height: int) -> Content:
        rows = max(3, min(11, height - 6))
        style = "$go" if self._began else "$strong"
        digits = big([Part(f"{self._seconds:.1f}", style)], width, rows, self._look)
        title = centered(Content.styled(self._title, "bold $foreground"), width, 1)
        words = "stop" if self._began else "start"
        foot = Content.assemble(
            key("Enter", words, self._look, main=True), "    ", key("Esc", "leave", self._look)
        )
        lines = [title, Content(""), *digits]
        above = [Content("")] * max(0, (height - 2 - len(lines)) // 2)
        lines = [*above, *lines]
        lines += [Content("")] * (height - 2 - len(lines))
        return Content("\n").join([*lines, centered(foot, width, 1)])

    def on_key(self, event: events.Key) -> None:
        """Start, stop, leave."""
        event.stop()
        event.prevent_default()
        match event.key:
            case "enter" | "space" | "pagedown" if self._began is None:
                self._began = self._now()
                self._show()
            case "enter" | "space" | "pagedown":
                self.tick()
                # A held key starts it and does not stop it.
                if self._seconds >= _LEAST_S:
                    self.dismiss(self._seconds)
            case "escape" | "q":
                self.dismiss(None)

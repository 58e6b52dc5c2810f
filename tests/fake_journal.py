"""A journal without a disk, whose writes a test can hold back, let fail, and look at."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import count

from fake_clock import FakeClock
from session_fixtures import SMALL

from legtui.desk.conductor import Conductor
from legtui.journal.values import SessionKey
from legtui.session import acts
from legtui.session.acts import Act
from legtui.session.expected import expected
from legtui.session.happenings import Happening
from legtui.session.ledger import Ledger
from legtui.session.plan import Phase, SessionPlan
from legtui.session.view import Draft, Mode

KEY = SessionKey(7, "session-7")


class DiskFull(Exception):
    """Why a write failed, as a lifter reads it."""

    def __init__(self) -> None:
        super().__init__("Not saved: the disk is full.")


@dataclass
class Disk:
    """What is kept of one session: rows by id, and which acts are taken back."""

    rows: dict[int, Happening] = field(default_factory=dict)
    undone: frozenset[int] = frozenset()
    plan: SessionPlan | None = None
    draft: Draft | None = None

    @property
    def ledger(self) -> Ledger:
        return Ledger(tuple(self.rows[one] for one in sorted(self.rows)), self.undone)


@dataclass
class FakeJournal:
    """Answers at once, or with `held` when told to; fails as often as `failures` says."""

    disk: Disk = field(default_factory=Disk)
    held: bool = False
    failures: int = 0
    calls: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    _waiting: list[tuple[Future[None], Callable[[], None]]] = field(default_factory=list)
    _ids: count[int] = field(default_factory=lambda: count(100))

    def new_id(self) -> int:
        return next(self._ids)

    def record(
        self,
        session: SessionKey,
        happenings: tuple[Happening, ...],
        plan: SessionPlan | None,
        instead_of: tuple[int, ...] = (),
    ) -> Future[None]:
        def job() -> None:
            for one in instead_of:
                self.disk.rows.pop(one, None)
            disk = self.disk
            assert plan is not None or disk.plan is not None, "no session to write to"
            disk.plan = disk.plan or plan
            before = disk.ledger
            new = [one for one in happenings if one.id not in disk.rows]
            after = before.added(new)
            disk.rows = {one.id: one for one in after.happenings}
            disk.undone = after.undone

        return self._submit("record", tuple(one.id for one in happenings), job)

    def undo(self, session_id: int, action: int) -> Future[None]:
        def job() -> None:
            self.disk.undone |= {action}

        return self._submit("undo", (action,), job)

    def redo(self, session_id: int, action: int) -> Future[None]:
        def job() -> None:
            self.disk.undone -= {action}

        return self._submit("redo", (action,), job)

    def discard(self, session_id: int) -> Future[None]:
        def job() -> None:
            self.disk = Disk()

        return self._submit("discard", (session_id,), job)

    def save_draft(self, session_id: int, draft: Draft | None) -> Future[None]:
        def job() -> None:
            self.disk.draft = draft

        return self._submit("draft", (), job)

    def _submit(self, name: str, ids: tuple[int, ...], job: Callable[[], None]) -> Future[None]:
        self.calls.append((name, ids))
        future: Future[None] = Future()
        self._waiting.append((future, job))
        if not self.held:
            self.answer()
        return future

    def answer(self) -> None:
        """Carry out what waits, in order; the first `failures` of it fail."""
        waiting, self._waiting = self._waiting, []
        for future, job in waiting:
            if self.failures:
                self.failures -= 1
                future.set_exception(DiskFull())
                continue
            job()
            future.set_result(None)

    @property
    def recorded(self) -> list[tuple[int, ...]]:
        """The ids of each write of happenings that was asked for."""
        return [ids for name, ids in self.calls if name == "record"]


class Desk:
    """A conductor over a fake journal, with the lifter's hands."""

    def __init__(
        self,
        plan: SessionPlan = SMALL,
        journal: FakeJournal | None = None,
        clock: FakeClock | None = None,
    ) -> None:
        self.journal = journal or FakeJournal()
        self.clock = clock or FakeClock()
        self.changes = 0
        self._posted: list[Callable[[], None]] = []
        disk = self.journal.disk
        self.conductor = Conductor(
            self.journal,
            self.clock,
            disk.plan or plan,
            KEY,
            ledger=disk.ledger if disk.rows else None,
            draft=disk.draft,
            post=self._posted.append,
            changed=self._changed,
        )

    def _changed(self) -> None:
        self.changes += 1

    def answers(self) -> None:
        """Let the journal answer, and the answers arrive."""
        self.journal.answer()
        while self._posted:
            self._posted.pop(0)()
            self.journal.answer()

    def arrive(self) -> None:
        """Let answers arrive that were given already."""
        while self._posted:
            self._posted.pop(0)()

    def do(self, act: Act) -> bool:
        """Do a deed; what the journal answers at once arrives."""
        done = self.conductor.do(act)
        self.arrive()
        return done

    def enter(self) -> bool:
        """The expected next thing."""
        one = self.conductor
        return self.do(expected(one.state, one.t, one.new_id, one.draft))

    def wait(self, seconds: float) -> None:
        """Let a running program's time pass, four ticks a second."""
        for _ in range(round(4 * seconds)):
            self.clock.advance(0.25)
            self.conductor.tick()
            self.arrive()

    def mode(self) -> Mode:
        """What the session is at; a call, so that no type checker takes it for settled."""
        return self.conductor.view.mode

    def sets(self) -> int:
        """How many sets count."""
        return len(self.conductor.state.sets)

    def to_main(self) -> None:
        """Go to the first set, leaving the warm-up out."""
        one = self.conductor
        self.do(acts.leave_phase(one.state, one.t))
        self.enter()

    def to_cool_down(self) -> None:
        """Go to the first hold's get-ready."""
        self.to_main()
        self.enter()
        one = self.conductor
        self.do(acts.move_on(one.state, one.t, Phase.COOL_DOWN))
        self.enter()

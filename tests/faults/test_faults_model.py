"""Log, retry, undo, kill, back up, restore in any order: the file says what a plain model says."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from faults.report import Survived
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from journal_fixtures import Pen
from session_fixtures import Hands

from legtui.journal import backup
from legtui.journal.journal import Journal
from legtui.session import acts
from legtui.session.ledger import Ledger
from legtui.session.typed import TypedSet


@dataclass(frozen=True, slots=True)
class Kept:
    """What was acknowledged up to a moment."""

    ledger: Ledger
    settings: dict[str, str]


class JournalMachine(RuleBasedStateMachine):
    """A lifter, a machine that may die, and what the two were told is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="legtui-model-"))
        self.path = self.folder / "legtui.db"
        self.journal = Journal.open(self.path)
        self.pen = Pen.begin(self.journal)
        self.hands.do(acts.leave_phase(self.hands.state, self.hands.t))
        self.hands.do(acts.begin_phase(self.hands.state, self.hands.t))
        self.pen.follow()
        self.settings: dict[str, str] = {}
        self.copy: tuple[Path, Kept] | None = None

    @property
    def hands(self) -> Hands:
        return self.pen.hands

    def _reopen(self) -> None:
        """Another program on the same file; what it knows of the session it reads there."""
        self.journal = Journal.open(self.path)
        ledger = self.pen.hands.ledger
        hands = Hands(self.hands.plan, self.hands.now, ledger, iter(self.journal.new_id, None))
        self.pen = Pen(self.journal, hands, self.pen.key, ledger)

    @rule(twice=st.booleans())
    def log(self, twice: bool) -> None:
        """A set; `twice` as a retry whose first try had reached the disk all the same."""
        self.hands.wait(240)
        self.hands.enter()
        self.pen.follow(twice=twice)

    @rule(load=st.booleans())
    def correct(self, load: bool) -> None:
        last = self.hands.state.last_set
        if last is not None:
            typed = TypedSet(last.load if load else None, (3,) * len(last.reps), 1.5)
            self.hands.do(acts.correct(self.hands.state, self.hands.t, typed))
            self.pen.follow()

    @rule(reserve=st.integers(0, 4))
    def answer(self, reserve: int) -> None:
        self.hands.do(acts.answer(self.hands.state, self.hands.t, float(reserve)))
        self.pen.follow()

    @rule()
    def skip(self) -> None:
        self.hands.do(acts.skip_set(self.hands.state, self.hands.t))
        self.pen.follow()

    @rule()
    def undo(self) -> None:
        self.hands.ledger = self.hands.ledger.undo()
        self.pen.follow()

    @rule()
    def redo(self) -> None:
        self.hands.ledger = self.hands.ledger.redo()
        self.pen.follow()

    @rule(name=st.sampled_from("ab"), value=st.sampled_from(["x", "y", None]))
    def setting(self, name: str, value: str | None) -> None:
        self.journal.set_setting(name, value).result()
        self.settings.pop(name, None)
        if value is not None:
            self.settings[name] = value

    @rule()
    def killed(self) -> None:
        """The file as a killed program leaves it: its log beside it, nothing folded in."""
        left = self.folder / "left"
        left.mkdir(exist_ok=True)
        for one in self.folder.glob("legtui.db*"):
            if not one.name.endswith((".lock", "-shm")):
                shutil.copy(one, left / one.name)
        self.journal.close()
        for one in left.iterdir():
            one.replace(self.path.with_name(one.name))
        self._reopen()

    @rule()
    def closed(self) -> None:
        self.journal.close()
        self._reopen()

    @rule()
    def back_up(self) -> None:
        copy = self.journal.backup(self.folder / "copy.db")
        self.copy = copy, Kept(self.hands.ledger, dict(self.settings))

    @rule()
    def restore(self) -> None:
        if self.copy is None:
            return
        path, kept = self.copy
        self.journal.close()
        backup.restore(self.path, path)
        self.hands.ledger, self.settings = kept.ledger, dict(kept.settings)
        self._reopen()

    @invariant()
    def the_file_says_what_the_model_says(self) -> None:
        saved = self.journal.load(self.pen.key.id)
        assert saved is not None
        assert saved.ledger == self.hands.ledger
        assert self.journal.settings() == self.settings

    @invariant()
    def so_does_another_program(self) -> None:
        found = self.journal.query(
            "SELECT exercise, kind, set_number, side, reps, rir FROM set_log"
        )
        expected = [
            (one.exercise, one.kind.value, one.number, side, reps, one.rir)
            for one in self.hands.state.sets
            for side, reps in zip(
                ("left", "right") if len(one.reps) == 2 else (None,), one.reps, strict=True
            )
        ]
        assert sorted(found, key=repr) == sorted(expected, key=repr)

    def teardown(self) -> None:
        self.journal.close()
        shutil.rmtree(self.folder)


def courses(number: int, steps: int) -> None:
    """Go through so many courses of so many steps each."""
    run = settings(
        max_examples=number,
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    run_state_machine_as_test(JournalMachine, settings=run)


def test_row_60_any_order_equals_the_model(survived: Survived) -> None:
    courses(8, 12)
    survived(8, "courses of 12 steps")


@pytest.mark.long
@pytest.mark.timeout(900)
def test_row_60_any_order_equals_the_model_long(survived: Survived) -> None:
    courses(200, 40)
    survived(200, "courses of 40 steps")

"""Names that other programs and years of files rely on. Each stands here once.

Whoever changes one breaks somebody's script: add, never rename.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

DATABASE_NAME: Final = "legtui.db"
DATA_DIR_VARIABLE: Final = "LEGTUI_DATA_DIR"

EXERCISES: Final = (
    "squat",
    "deadlift",
    "lunge",
    "leg_press",
    "hamstring_curl",
    "calf_raise",
)
OTHER_EXERCISE: Final = "other"
"""What an imported exercise is called that is none of ours; `variation` keeps its name."""

SESSION_STATUSES: Final = ("in_progress", "finished", "abandoned")
STEP_STATUSES: Final = ("done", "skipped")
PHASES: Final = ("warm_up", "main", "cool_down")
SET_KINDS: Final = ("ramp", "work")
SIDES: Final = ("left", "right")
UNITS: Final = ("kg", "lb")
DAYS: Final = ("A", "B")
PAIN_KINDS: Final = ("niggle", "sharp")
ACTIONS: Final = ("start", "increase", "add_reps", "repeat", "deload", "bridge", "layoff")

SESSION_LOG_COLUMNS: Final = (
    "session_id",
    "started_at",
    "ended_at",
    "status",
    "day",
    "warm_up_s",
    "main_s",
    "cool_down_s",
    "note",
)
SET_LOG_COLUMNS: Final = (
    "session_id",
    "started_at",
    "exercise",
    "variation",
    "set_number",
    "kind",
    "side",
    "load",
    "unit",
    "load_kg",
    "reps",
    "rir",
    "form_ok",
    "logged_at",
    "note",
)
STEP_LOG_COLUMNS: Final = (
    "session_id",
    "phase",
    "step",
    "side",
    "seconds",
    "status",
    "ended_at",
)
PAIN_LOG_COLUMNS: Final = ("session_id", "at", "exercise", "place", "kind", "note")

CSV_COLUMNS: Final = (
    "started_at",
    "exercise",
    "variation",
    "set_number",
    "kind",
    "side",
    "load",
    "unit",
    "reps",
    "rir",
    "form_ok",
    "logged_at",
    "note",
)


COMPLETION_VARIABLE = "_LEGTUI_COMPLETE"
"""Set by a shell that asks how a command line could go on."""


class Exit(IntEnum):
    """Exit codes of the command; by a signal it is 128 plus the signal's number."""

    DONE = 0
    REFUSED = 1
    USAGE = 2

"""The tables of the first release. Views are in `views`.

Facts carry by which happening they were added and, once corrected, by which they were taken
away. A fact holds while the first stands and the second does not; so to take an act back is to
mark its happenings, and nothing else changes. Totals are never stored.
"""

from __future__ import annotations

from typing import Final

HAPPENING_KINDS: Final = (
    "started", "phase_began", "moved_on", "step_began", "step_ended", "sets_logged",
    "set_changed", "set_skipped", "exercise_skipped", "rest_ended", "adjusted", "paused",
    "went_on", "reordered", "swapped", "sets_changed", "hurt", "noted", "turns", "finished",
    "set_added", "set_deleted", "times_changed", "note_changed", "session_added",
    "session_deleted", "reopened", "imported",
)  # fmt: skip
"""What is after `finished` happens outside a running session: changes of the history, imports."""

PHASES: Final = ("warm_up", "main", "cool_down", "done")

FIRST_KIND: Final = {name: number for number, name in enumerate(HAPPENING_KINDS, 1)}
STEPS_CHANGED: Final = "steps_changed"

KIND: Final = FIRST_KIND | {STEPS_CHANGED: 51}
"""The number of a kind of happening, as in the table `kind`. Add at the end, never renumber."""

PAYLOADS: Final = (
    "correction", "rest", "step_began", "step", "set_skipped", "exercise_skipped", "adjusted",
    "reordered", "sets_changed", "pain", "turns", STEPS_CHANGED,
)  # fmt: skip
"""Tables with one row for a happening at most, by its `happening_id`; those of later
migrations too."""

PHASE: Final = {name: number for number, name in enumerate(PHASES, 1)}
"""The number of a phase, as in the table `phase`."""

FIRST: Final = (
    """
CREATE TABLE boot(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT
""",
    "CREATE TABLE kind(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    "CREATE TABLE phase(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    f"INSERT INTO kind VALUES {', '.join(str((n, name)) for name, n in FIRST_KIND.items())}",
    f"INSERT INTO phase VALUES {', '.join(str((n, name)) for name, n in PHASE.items())}",
    """
CREATE TABLE clock(
  id INTEGER PRIMARY KEY,
  boot_id INTEGER NOT NULL REFERENCES boot(id),
  zero_ms INTEGER NOT NULL,
  offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1440 AND 1440),
  UNIQUE (boot_id, zero_ms, offset_min)
) STRICT
""",
    """
CREATE TABLE lift(
  id INTEGER PRIMARY KEY,
  exercise TEXT NOT NULL CHECK (length(exercise) BETWEEN 1 AND 200),
  variation TEXT NOT NULL CHECK (length(variation) BETWEEN 1 AND 200),
  UNIQUE (variation, exercise)
) STRICT
""",
    """
CREATE TABLE routine(
  id INTEGER PRIMARY KEY,
  phase TEXT NOT NULL CHECK (phase IN ('warm_up', 'cool_down')),
  list TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE routine_step(
  id INTEGER PRIMARY KEY,
  routine_id INTEGER NOT NULL REFERENCES routine(id),
  place INTEGER NOT NULL CHECK (place >= 0),
  step TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('cardio', 'dynamic', 'hold', 'roll')),
  side TEXT CHECK (side IN ('left', 'right')),
  round INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  ready_s INTEGER NOT NULL,
  reps INTEGER,
  UNIQUE (routine_id, place)
) STRICT
""",
    """
CREATE TABLE session(
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('leg_day', 'cool_down', 'imported', 'by_hand')),
  warm_up INTEGER REFERENCES routine(id),
  cool_down INTEGER REFERENCES routine(id)
) STRICT
""",
    """
CREATE TABLE happening(
  id INTEGER PRIMARY KEY,
  session_id INTEGER REFERENCES session(id),
  action INTEGER NOT NULL,
  kind INTEGER NOT NULL REFERENCES kind(id),
  phase INTEGER REFERENCES phase(id),
  t_ms INTEGER NOT NULL,
  utc_ms INTEGER NOT NULL,
  clock_id INTEGER NOT NULL REFERENCES clock(id),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1, 2))
) STRICT
""",
    "CREATE INDEX happening_by_session ON happening(session_id)",
    "CREATE INDEX happening_taken_back ON happening(session_id) WHERE undone = 1",
    """
CREATE TABLE head(
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session(id),
  started_ms INTEGER NOT NULL,
  offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1440 AND 1440),
  day TEXT CHECK (day IN ('A', 'B')),
  added_by INTEGER NOT NULL REFERENCES happening(id),
  taken_by INTEGER REFERENCES happening(id)
) STRICT
""",
    "CREATE INDEX head_by_start ON head(started_ms)",
    "CREATE INDEX head_by_session ON head(session_id)",
    """
CREATE TABLE ending(
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session(id),
  ended_ms INTEGER NOT NULL,
  offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1440 AND 1440),
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
  added_by INTEGER NOT NULL REFERENCES happening(id),
  taken_by INTEGER REFERENCES happening(id)
) STRICT
""",
    "CREATE INDEX ending_by_session ON ending(session_id)",
    """
CREATE TABLE note(
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session(id),
  text TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES happening(id),
  taken_by INTEGER REFERENCES happening(id)
) STRICT
""",
    "CREATE INDEX note_by_session ON note(session_id)",
    """
CREATE TABLE lifted(
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session(id),
  set_id INTEGER NOT NULL,
  slot INTEGER,
  lift_id INTEGER NOT NULL REFERENCES lift(id),
  set_number INTEGER NOT NULL CHECK (set_number >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('ramp', 'work')),
  side TEXT CHECK (side IN ('left', 'right')),
  load INTEGER CHECK (load BETWEEN -1000000 AND 1000000),
  unit TEXT CHECK (unit IN ('kg', 'lb')),
  reps INTEGER NOT NULL CHECK (reps BETWEEN 0 AND 10000),
  rir_halves INTEGER CHECK (rir_halves BETWEEN 0 AND 8),
  form_ok INTEGER CHECK (form_ok IN (0, 1)),
  note TEXT,
  logged_ms INTEGER NOT NULL,
  offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1440 AND 1440),
  added_by INTEGER NOT NULL REFERENCES happening(id),
  taken_by INTEGER REFERENCES happening(id),
  CHECK ((load IS NULL) = (unit IS NULL))
) STRICT
""",
    "CREATE INDEX lifted_by_session ON lifted(session_id, set_id)",
    "CREATE INDEX lifted_by_lift ON lifted(lift_id, logged_ms, session_id)"
    " WHERE kind = 'work' AND side IS NOT 'right'",
    """
CREATE TABLE correction(
  happening_id INTEGER PRIMARY KEY REFERENCES happening(id),
  field TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE rest(
  happening_id INTEGER PRIMARY KEY REFERENCES happening(id),
  seconds INTEGER,
  ago_ms INTEGER NOT NULL
) STRICT
""",
    """
CREATE TABLE step_began(
  happening_id INTEGER PRIMARY KEY REFERENCES happening(id),
  routine_step_id INTEGER NOT NULL REFERENCES routine_step(id),
  ready INTEGER NOT NULL CHECK (ready IN (0, 1)),
  seconds INTEGER,
  choice TEXT
) STRICT
""",
    """
CREATE TABLE step(
  happening_id INTEGER PRIMARY KEY REFERENCES happening(id),
  routine_step_id INTEGER NOT NULL REFERENCES routine_step(id),
  seconds INTEGER NOT NULL CHECK (seconds >= 0),
  done INTEGER NOT NULL CHECK (done IN (0, 1))
) STRICT
""",
    """
CREATE TABLE set_skipped(
  happening_id INTEGER PRIMARY KEY REFERENCES happening(id),
  slot INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ramp', 'work'))
) STRICT
""",
    """
CREATE TABLE exercise_skipped(
  happening_id INTEGER PRIMARY KEY REFERENCES happening(id),
  slot INTEGER NOT NULL
) STRICT
""",
    """
CREATE TABLE adjusted(
  happening_id INTEGER PRIMARY KEY REFERENCES happening(id),
  seconds INTEGER NOT NULL
) STRICT
""",
    """
CREATE TABLE reordered(
  happening_id INTEGER PRIMARY KEY REFERENCES happening(id),
  slot INTEGER NOT NULL
) STRICT
""",
    """
CREATE TABLE sets_changed(
  happening_id INTEGER PRIMARY KEY REFERENCES happening(id),
  slot INTEGER NOT NULL,
  by INTEGER NOT NULL
) STRICT
""",
    """
CREATE TABLE pain(
  happening_id INTEGER PRIMARY KEY REFERENCES happening(id),
  exercise TEXT NOT NULL,
  place TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('niggle', 'sharp')),
  note TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE turns(
  happening_id INTEGER PRIMARY KEY REFERENCES happening(id),
  "on" INTEGER NOT NULL CHECK ("on" IN (0, 1))
) STRICT
""",
    """
CREATE TABLE plan_exercise(
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session(id),
  added_by INTEGER NOT NULL REFERENCES happening(id),
  slot INTEGER NOT NULL,
  lift_id INTEGER NOT NULL REFERENCES lift(id),
  per_leg INTEGER NOT NULL CHECK (per_leg IN (0, 1)),
  loaded_with TEXT NOT NULL,
  sets INTEGER NOT NULL,
  reps_lo INTEGER NOT NULL,
  reps_hi INTEGER NOT NULL,
  target INTEGER NOT NULL,
  load INTEGER,
  load_unit TEXT CHECK (load_unit IN ('kg', 'lb')),
  unit TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),
  rest_s INTEGER NOT NULL,
  change_s INTEGER NOT NULL,
  action TEXT NOT NULL,
  why TEXT NOT NULL,
  reserve INTEGER NOT NULL,
  CHECK ((load IS NULL) = (load_unit IS NULL))
) STRICT
""",
    "CREATE INDEX plan_exercise_by_session ON plan_exercise(session_id)",
    """
CREATE TABLE plan_ramp(
  plan_id INTEGER NOT NULL REFERENCES plan_exercise(id),
  place INTEGER NOT NULL CHECK (place IN (0, 1, 2)),
  number INTEGER NOT NULL,
  load INTEGER,
  unit TEXT CHECK (unit IN ('kg', 'lb')),
  reps INTEGER NOT NULL,
  PRIMARY KEY (plan_id, place, number)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE plan_expected(
  plan_id INTEGER NOT NULL REFERENCES plan_exercise(id),
  number INTEGER NOT NULL,
  reps INTEGER NOT NULL,
  PRIMARY KEY (plan_id, number)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE plan_basis(
  plan_id INTEGER NOT NULL REFERENCES plan_exercise(id),
  number INTEGER NOT NULL,
  set_id INTEGER NOT NULL,
  PRIMARY KEY (plan_id, number)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE draft(
  session_id INTEGER PRIMARY KEY REFERENCES session(id),
  slot INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ramp', 'work')),
  number INTEGER NOT NULL,
  load INTEGER,
  unit TEXT CHECK (unit IN ('kg', 'lb')),
  reps INTEGER NOT NULL,
  right_reps INTEGER
) STRICT
""",
    """
CREATE TABLE setting(
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID
""",
)

SHORTER: Final = (
    f"INSERT INTO kind VALUES ({KIND[STEPS_CHANGED]}, '{STEPS_CHANGED}')",
    """
CREATE TABLE steps_changed(
  happening_id INTEGER PRIMARY KEY REFERENCES happening(id),
  routine_id INTEGER NOT NULL REFERENCES routine(id)
) STRICT
""",
)
"""Added by the fourth migration: a timed phase that was cut to the time there was."""

NOTED: Final = "CREATE INDEX lifted_with_note ON lifted(session_id) WHERE note IS NOT NULL"
"""Added by the eighth migration: the few sets with a note are found without a look at all."""

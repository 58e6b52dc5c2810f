"""What came from other files: sets without reps, what our JSON tells, and every line's origin.

Added by the fifth migration. Sets by time or distance have a table of their own: nobody counted
their reps, and as zero reps they would be failed sets to every rule.
"""

from __future__ import annotations

from typing import Final

from legtui.journal.views import VIEWS, local_time, standing

IMPORTED: Final = (
    """
CREATE TABLE timed(
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session(id),
  set_id INTEGER NOT NULL,
  lift_id INTEGER NOT NULL REFERENCES lift(id),
  set_number INTEGER NOT NULL CHECK (set_number >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('ramp', 'work')),
  side TEXT CHECK (side IN ('left', 'right')),
  load INTEGER CHECK (load BETWEEN -1000000 AND 1000000),
  unit TEXT CHECK (unit IN ('kg', 'lb')),
  seconds INTEGER CHECK (seconds BETWEEN 1 AND 1000000),
  distance TEXT,
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
    "CREATE INDEX timed_by_session ON timed(session_id, set_id)",
    """
CREATE TABLE told_phases(
  session_id INTEGER PRIMARY KEY REFERENCES session(id),
  warm_up_s INTEGER NOT NULL,
  main_s INTEGER NOT NULL,
  cool_down_s INTEGER NOT NULL
) STRICT
""",
    """
CREATE TABLE told_step(
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session(id),
  phase TEXT NOT NULL CHECK (phase IN ('warm_up', 'main', 'cool_down')),
  step TEXT NOT NULL,
  side TEXT CHECK (side IN ('left', 'right')),
  seconds INTEGER NOT NULL CHECK (seconds >= 0),
  done INTEGER NOT NULL CHECK (done IN (0, 1)),
  ended_ms INTEGER,
  offset_min INTEGER CHECK (offset_min BETWEEN -1440 AND 1440),
  CHECK ((ended_ms IS NULL) = (offset_min IS NULL))
) STRICT
""",
    "CREATE INDEX told_step_by_session ON told_step(session_id)",
    """
CREATE TABLE told_pain(
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session(id),
  at_ms INTEGER NOT NULL,
  offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1440 AND 1440),
  exercise TEXT NOT NULL,
  place TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('niggle', 'sharp')),
  note TEXT NOT NULL
) STRICT
""",
    "CREATE INDEX told_pain_by_session ON told_pain(session_id)",
    """
CREATE TABLE import_file(
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  lines INTEGER NOT NULL,
  added_by INTEGER NOT NULL REFERENCES happening(id),
  taken_by INTEGER REFERENCES happening(id)
) STRICT
""",
    "CREATE INDEX import_file_by_act ON import_file(added_by)",
    """
CREATE TABLE import_line(
  id INTEGER PRIMARY KEY,
  file_id INTEGER NOT NULL REFERENCES import_file(id),
  line INTEGER NOT NULL,
  raw TEXT NOT NULL,
  reason TEXT
) STRICT
""",
    "CREATE TABLE import_name(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """
CREATE TABLE import_set(
  set_id INTEGER PRIMARY KEY,
  line_id INTEGER NOT NULL REFERENCES import_line(id),
  name_id INTEGER REFERENCES import_name(id)
) STRICT
""",
)
"""A session's told facts have no act of their own: they come and go with its head."""

_SET_COLUMNS = f"""
SELECT h.session_id,
  {local_time("h.started_ms", "h.offset_min")} AS started_at,
  l.exercise, l.variation, s.set_number, s.kind, s.side,
  s.load / 100.0 AS load, s.unit,
  CASE s.unit WHEN 'kg' THEN s.load / 100.0 WHEN 'lb' THEN s.load * 45359237 / 1e10 END AS load_kg,
  NULL AS reps, s.rir_halves / 2.0 AS rir, s.form_ok,
  {local_time("s.logged_ms", "s.offset_min")} AS logged_at,
  s.note
FROM standing_head h
CROSS JOIN standing_timed s ON s.session_id = h.session_id
CROSS JOIN lift l ON l.id = s.lift_id
"""

IMPORTED_VIEWS: Final = {
    "standing_timed": standing("timed"),
    "led_session_log": VIEWS["session_log"].replace("VIEW session_log", "VIEW led_session_log"),
    "session_log": """
CREATE VIEW session_log AS
SELECT g.session_id, g.started_at, g.ended_at, g.status, g.day,
  ifnull(t.warm_up_s, g.warm_up_s) AS warm_up_s, ifnull(t.main_s, g.main_s) AS main_s,
  ifnull(t.cool_down_s, g.cool_down_s) AS cool_down_s, g.note
FROM led_session_log g LEFT JOIN told_phases t ON t.session_id = g.session_id
""",
    "set_log": f"{VIEWS['set_log']} UNION ALL {_SET_COLUMNS}",
    "step_log": f"""{VIEWS["step_log"]} UNION ALL
SELECT h.session_id, t.phase, t.step, t.side, t.seconds, iif(t.done, 'done', 'skipped') AS status,
  {local_time("t.ended_ms", "t.offset_min")} AS ended_at
FROM standing_head h CROSS JOIN told_step t ON t.session_id = h.session_id
""",
    "pain_log": f"""{VIEWS["pain_log"]} UNION ALL
SELECT h.session_id, {local_time("t.at_ms", "t.offset_min")} AS at,
  nullif(t.exercise, '') AS exercise, t.place, t.kind, nullif(t.note, '') AS note
FROM standing_head h CROSS JOIN told_pain t ON t.session_id = h.session_id
""",
    "import_log": """
CREATE VIEW import_log AS
SELECT f.name AS file, f.hash, f.format, l.line, l.raw, l.reason, s.set_id, n.name AS exercise
FROM import_file f
CROSS JOIN happening a ON a.id = f.added_by AND a.undone = 0
CROSS JOIN import_line l ON l.file_id = f.id
LEFT JOIN import_set s ON s.line_id = l.id
LEFT JOIN import_name n ON n.id = s.name_id
""",
}
"""The contract's logs with what was imported, in place of those before."""

REPLACED: Final = ("session_log", "set_log", "step_log", "pain_log")

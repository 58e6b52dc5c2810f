"""The views that other programs rely on, with the meanings of the contract.

`standing_…` are the facts that hold: added by an act that stands, taken away by none that does.
"""

from __future__ import annotations

from typing import Final

from legtui.journal.schema import KIND, PHASE, STEPS_CHANGED


def standing(table: str) -> str:
    """Return the view of the facts of a table that hold."""
    return f"""
CREATE VIEW standing_{table} AS
SELECT f.* FROM {table} f CROSS JOIN happening a ON a.id = f.added_by
WHERE a.undone = 0
  AND NOT EXISTS (SELECT 1 FROM happening k WHERE k.id = f.taken_by AND k.undone = 0)
"""


def local_time(ms: str, offset: str) -> str:
    """SQL for a local time with its offset; cut to the second, also before 1970."""
    local = f"({ms} + {offset} * 60000)"
    seconds = f"(({local} - ({local} % 1000 + 1000) % 1000) / 1000)"
    return (
        f"strftime('%Y-%m-%dT%H:%M:%S', {seconds}, 'unixepoch')"
        f" || printf('%s%02d:%02d', CASE WHEN {offset} < 0 THEN '-' ELSE '+' END,"
        f" abs({offset}) / 60, abs({offset}) % 60)"
    )


def _phase_seconds(phase: str) -> str:
    """SQL for the seconds of a phase: from its first beginning to its last fact, what lies
    between a pause (or having been left open) and going on taken out. That one will be shorter
    is no fact of it.
    """
    return f"""
  (SELECT (ifnull(sum(line.length), 0) + 500) / 1000
   FROM (SELECT min(id) AS first, max(id) AS last FROM happening
         WHERE session_id = h.session_id AND undone = 0 AND phase = {PHASE[phase]}
           AND kind NOT IN ({KIND["moved_on"]}, {KIND[STEPS_CHANGED]})) bounds
   CROSS JOIN (
     SELECT id, lead(t_ms) OVER (ORDER BY id) - t_ms AS length,
       lead(kind) OVER (ORDER BY id) AS following,
       max(CASE kind WHEN {KIND["paused"]} THEN 2 * id + 1
             WHEN {KIND["went_on"]} THEN 2 * id END) OVER (ORDER BY id) % 2 AS paused
     FROM happening WHERE session_id = h.session_id AND undone = 0) line
   WHERE line.id >= bounds.first AND line.id < bounds.last
     AND ifnull(line.paused, 0) = 0 AND line.following <> {KIND["went_on"]})"""


_LAST_ENDING = "FROM standing_ending e WHERE e.session_id = h.session_id ORDER BY e.id DESC LIMIT 1"

VIEWS: Final = {
    "standing_head": standing("head"),
    "standing_ending": standing("ending"),
    "standing_note": standing("note"),
    "standing_lifted": standing("lifted"),
    "session_log": f"""
CREATE VIEW session_log AS
SELECT h.session_id,
  {local_time("h.started_ms", "h.offset_min")} AS started_at,
  (SELECT {local_time("e.ended_ms", "e.offset_min")} {_LAST_ENDING}) AS ended_at,
  ifnull((SELECT iif(e.complete, 'finished', 'abandoned') {_LAST_ENDING}), 'in_progress') AS status,
  h.day,{_phase_seconds("warm_up")} AS warm_up_s,{_phase_seconds("main")} AS main_s,
  {_phase_seconds("cool_down")} AS cool_down_s,
  (SELECT group_concat(text, char(10)) FROM (
     SELECT n.text FROM standing_note n WHERE n.session_id = h.session_id ORDER BY n.id)) AS note
FROM standing_head h
""",
    "set_log": f"""
CREATE VIEW set_log AS
SELECT h.session_id,
  {local_time("h.started_ms", "h.offset_min")} AS started_at,
  l.exercise, l.variation, s.set_number, s.kind, s.side,
  s.load / 100.0 AS load, s.unit,
  CASE s.unit WHEN 'kg' THEN s.load / 100.0 WHEN 'lb' THEN s.load * 45359237 / 1e10 END AS load_kg,
  s.reps, s.rir_halves / 2.0 AS rir, s.form_ok,
  {local_time("s.logged_ms", "s.offset_min")} AS logged_at,
  s.note
FROM standing_head h
CROSS JOIN standing_lifted s ON s.session_id = h.session_id
CROSS JOIN lift l ON l.id = s.lift_id
""",
    "step_log": f"""
CREATE VIEW step_log AS
SELECT h.session_id, f.name AS phase, r.step, r.side, p.seconds,
  iif(p.done, 'done', 'skipped') AS status,
  {local_time("a.utc_ms", "c.offset_min")} AS ended_at
FROM standing_head h
CROSS JOIN happening a
  ON a.session_id = h.session_id AND a.undone = 0 AND a.kind = {KIND["step_ended"]}
CROSS JOIN step p ON p.happening_id = a.id
CROSS JOIN routine_step r ON r.id = p.routine_step_id
CROSS JOIN phase f ON f.id = a.phase
CROSS JOIN clock c ON c.id = a.clock_id
""",
    "pain_log": f"""
CREATE VIEW pain_log AS
SELECT h.session_id, {local_time("a.utc_ms", "c.offset_min")} AS at,
  nullif(p.exercise, '') AS exercise, p.place, p.kind, nullif(p.note, '') AS note
FROM standing_head h
CROSS JOIN happening a
  ON a.session_id = h.session_id AND a.undone = 0 AND a.kind = {KIND["hurt"]}
CROSS JOIN pain p ON p.happening_id = a.id
CROSS JOIN clock c ON c.id = a.clock_id
""",
    "happening_log": f"""
CREATE VIEW happening_log AS
SELECT a.session_id, a.id, a.action, {local_time("a.utc_ms", "c.offset_min")} AS at,
  k.name AS kind, f.name AS phase, a.t_ms, a.undone
FROM happening a
CROSS JOIN kind k ON k.id = a.kind
CROSS JOIN clock c ON c.id = a.clock_id
LEFT JOIN phase f ON f.id = a.phase
""",
}

"""The tables beside the sessions, added by the second migration.

As everywhere in the file a fact carries by which act it was added and by which taken away.
"""

from __future__ import annotations

from typing import Final

BODY_KINDS: Final = {
    name: number
    for number, name in enumerate(
        (
            "measured", "tested", "own_test_added", "photo_added", "taken_in", "ticked",
            "entry_deleted", "body_imported",
        ),
        101,
    )
}  # fmt: skip
"""Numbers of these acts in the table `kind`, far from those of the sessions."""

TABLES: Final = ("measurement", "performance", "own_test", "photo", "intake", "tick")

_FACT = """
  added_by INTEGER NOT NULL REFERENCES happening(id),
  taken_by INTEGER REFERENCES happening(id)"""

_TIME = """
  at_ms INTEGER NOT NULL,
  offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1440 AND 1440),"""


def _standing(table: str) -> str:
    return f"""
CREATE VIEW standing_{table} AS
SELECT f.* FROM {table} f CROSS JOIN happening a ON a.id = f.added_by
WHERE a.undone = 0
  AND NOT EXISTS (SELECT 1 FROM happening k WHERE k.id = f.taken_by AND k.undone = 0)
"""


def _at(alias: str) -> str:
    ms, offset = f"{alias}.at_ms", f"{alias}.offset_min"
    return (
        f"strftime('%Y-%m-%dT%H:%M:%S', ({ms} + {offset} * 60000) / 1000, 'unixepoch')"
        f" || printf('%s%02d:%02d', iif({offset} < 0, '-', '+'), abs({offset}) / 60,"
        f" abs({offset}) % 60) AS at"
    )


BODY: Final = (
    f"INSERT INTO kind VALUES {', '.join(str((n, name)) for name, n in BODY_KINDS.items())}",
    f"""
CREATE TABLE measurement(
  id INTEGER PRIMARY KEY,
  site TEXT NOT NULL CHECK (length(site) BETWEEN 1 AND 60),
  side TEXT CHECK (side IN ('left', 'right')),
  unit TEXT NOT NULL CHECK (unit IN ('cm', 'in', 'kg', 'lb')),
  first INTEGER NOT NULL CHECK (first BETWEEN 1 AND 10000000),
  second INTEGER CHECK (second BETWEEN 1 AND 10000000),
  third INTEGER CHECK (third BETWEEN 1 AND 10000000),{_TIME}{_FACT},
  CHECK ((site = 'body_weight') = (unit IN ('kg', 'lb'))),
  CHECK (third IS NULL OR second IS NOT NULL)
) STRICT
""",
    "CREATE INDEX measurement_by_site ON measurement(site, at_ms)",
    f"""
CREATE TABLE performance(
  id INTEGER PRIMARY KEY,
  test TEXT NOT NULL CHECK (length(test) BETWEEN 1 AND 120),
  side TEXT CHECK (side IN ('left', 'right')),
  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 1000000000),
  unit TEXT NOT NULL CHECK (length(unit) <= 20),
  distance INTEGER CHECK (distance BETWEEN 1 AND 100000000),{_TIME}{_FACT}
) STRICT
""",
    "CREATE INDEX performance_by_test ON performance(test, at_ms)",
    f"""
CREATE TABLE own_test(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  unit TEXT NOT NULL CHECK (length(unit) <= 20),
  more_is_better INTEGER NOT NULL CHECK (more_is_better IN (0, 1)),
  per_side INTEGER NOT NULL CHECK (per_side IN (0, 1)),{_FACT}
) STRICT
""",
    f"""
CREATE TABLE photo(
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL CHECK (length(uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*'),
  pose TEXT NOT NULL CHECK (pose IN ('front', 'side', 'back')),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),{_TIME}{_FACT}
) STRICT
""",
    f"""
CREATE TABLE intake(
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL CHECK (what IN ('protein', 'water')),
  amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 100000),
  food TEXT CHECK (length(food) <= 60),{_TIME}{_FACT}
) STRICT
""",
    "CREATE INDEX intake_by_time ON intake(at_ms)",
    f"""
CREATE TABLE tick(
  id INTEGER PRIMARY KEY,
  supplement TEXT NOT NULL CHECK (length(supplement) BETWEEN 1 AND 60),
  mg INTEGER CHECK (mg BETWEEN 1 AND 1000000),{_TIME}{_FACT}
) STRICT
""",
    "CREATE INDEX tick_by_time ON tick(at_ms)",
    *(f"CREATE INDEX {table}_by_act ON {table}(added_by)" for table in TABLES),
    *(
        f"CREATE INDEX {table}_by_taker ON {table}(taken_by) WHERE taken_by IS NOT NULL"
        for table in TABLES
    ),
)
"""Tables and kinds of acts; amounts are whole numbers of the unit that was typed."""

BODY_VIEWS: Final = {
    **{f"standing_{table}": _standing(table) for table in TABLES},
    "measurement_log": f"""
CREATE VIEW measurement_log AS
SELECT {_at("m")}, m.site, m.side, m.unit,
  CASE WHEN m.second IS NULL THEN m.first / 100.0
    WHEN m.third IS NULL THEN (m.first + m.second) / 200.0
    ELSE max(min(m.first, m.second), min(max(m.first, m.second), m.third)) / 100.0 END AS value
FROM standing_measurement m
""",
    "test_log": f"""
CREATE VIEW test_log AS
SELECT {_at("p")}, p.test, p.side, p.value / 1000.0 AS value, p.unit,
  p.distance / 100.0 AS distance_m
FROM standing_performance p
""",
    "photo_log": f"CREATE VIEW photo_log AS SELECT {_at('p')}, p.pose, p.uid FROM standing_photo p",
    "intake_log": f"""
CREATE VIEW intake_log AS
SELECT {_at("i")}, i.what, i.amount, iif(i.what = 'water', 'ml', 'g') AS unit, i.food
FROM standing_intake i
""",
    "supplement_log": f"""
CREATE VIEW supplement_log AS
SELECT {_at("t")}, t.supplement, t.mg FROM standing_tick t
""",
}
"""What other programs may read: what was undone or deleted never appears."""

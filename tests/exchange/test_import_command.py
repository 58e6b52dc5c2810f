"""Every file through the command, as a lifter does it: counts, again, undone, and never a trace."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from legtui.cli import main
from legtui.commands.exchange import EXPORT_FORMATS
from legtui.exchange import export
from legtui.journal.journal import Journal

FILES = Path(__file__).parent / "files"
NAMES = sorted(path.name for path in FILES.iterdir())
HEAD = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
SQUAT = "2022-05-01 18:00:00,Legs,1h,Squat (Barbell),{},{},{},0,0,\n"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "legtui" / "legtui.db"


def legtui(*words: object) -> Result:
    found = CliRunner().invoke(main, [str(word) for word in words])
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found


def receipt(*words: object) -> dict[str, Any]:
    found = legtui("import", *words, "--json")
    assert found.exit_code == 0, found.output
    told: dict[str, Any] = json.loads(found.stdout)
    counts = told["imported"] + told["already_there"] + told["merged"] + told["not_leg"]
    assert counts + len(told["refused"]) == told["lines"]
    assert set(told) == {
        "format", "lines", "imported", "already_there", "merged", "not_leg", "refused",
    }  # fmt: skip
    return told


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as conn:
        return conn.execute(sql).fetchall()


def strong(tmp_path: Path, *lines: str, name: str = "strong.csv") -> Path:
    path = tmp_path / name
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def test_the_formats_of_the_help_are_those_there_are() -> None:
    assert EXPORT_FORMATS == export.FORMATS


@pytest.mark.parametrize("name", NAMES)
def test_a_file_comes_in_once_and_goes_again_by_one_undo(name: str, db: Path) -> None:
    dry = receipt(FILES / name, "--unit", "kg", "--dry-run")
    assert not db.exists()
    first = receipt(FILES / name, "--unit", "kg")
    assert first == dry
    assert first["imported"] > 0
    stands = rows(db, "SELECT * FROM set_log"), rows(db, "SELECT * FROM measurement_log")
    assert len(stands[0]) + len(stands[1]) > 0
    again = receipt(FILES / name, "--unit", "kg")
    assert (again["imported"], again["merged"]) == (0, 0)
    assert rows(db, "SELECT count(*) FROM import_file") == [(1,)]
    assert (rows(db, "SELECT * FROM set_log"), rows(db, "SELECT * FROM measurement_log")) == stands
    with Journal.open(db) as journal:
        took = journal.history.undo_last().result()
        assert took is not None
        assert took.words == f"import of {name}"
        assert journal.session_count() == 0
        assert not journal.query("SELECT 1 FROM measurement_log")
        assert not journal.query("SELECT 1 FROM import_log")
        assert journal.history.undo_last().result() is None
    assert receipt(FILES / name, "--unit", "kg") == first


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_came_in_goes_out_and_comes_in_the_same(name: str, form: str, tmp_path: Path) -> None:
    receipt(FILES / name, "--unit", "kg")
    one, two, other = tmp_path / "one", tmp_path / "two", tmp_path / "other"
    assert legtui("export", "--format", form, one).exit_code == 0
    if name in ("fitnotes_body.csv", "wger_weight.csv") and form == "csv":
        return
    receipt(one, "--data-dir", other)
    assert legtui("export", "--format", form, two, "--data-dir", other).exit_code == 0
    assert one.read_bytes() == two.read_bytes()
    assert receipt(one)["already_there"] == receipt(one)["lines"]


def test_the_raw_line_and_the_hash_are_kept_beside_the_set(db: Path, tmp_path: Path) -> None:
    rest = SQUAT.format("Rest Timer", 0, 0).replace(",0,0,\n", ",0,90,\n")
    file = strong(tmp_path, SQUAT.format(1, 100, 5), SQUAT.format(2, 100, "x"), rest)
    receipt(file, "--unit", "kg")
    ((hashed, line, raw, exercise),) = rows(
        db,
        "SELECT i.hash, i.line, i.raw, i.exercise FROM import_log i"
        " JOIN standing_lifted s ON s.set_id = i.set_id",
    )
    assert (len(hashed), line, raw) == (64, 2, SQUAT.format(1, 100, 5).rstrip())
    assert exercise == "Squat (Barbell)"
    bare = rows(db, "SELECT line, reason, raw FROM import_log WHERE set_id IS NULL ORDER BY line")
    assert bare == [
        (3, "“x” is not a number of reps", SQUAT.format(2, 100, "x").rstrip()),
        (4, "merged: the rest after a set", rest.rstrip()),
    ]


def test_an_updated_export_adds_what_is_new_and_undo_takes_only_that(
    db: Path, tmp_path: Path
) -> None:
    one = SQUAT.format(1, 100, 5)
    receipt(strong(tmp_path, one), "--unit", "kg")
    later = SQUAT.replace("05-01", "05-08").format(1, 105, 5)
    new = strong(tmp_path, one, SQUAT.format(2, 100, 5), later)
    told = receipt(new, "--unit", "kg")
    assert (told["imported"], told["merged"], told["already_there"]) == (1, 1, 1)
    numbers = "SELECT started_at, set_number, reps FROM set_log ORDER BY 1, 2"
    assert [row[1:] for row in rows(db, numbers)] == [(1, 5), (2, 5), (1, 5)]
    with Journal.open(db) as journal:
        journal.history.undo_last().result()
    assert len(rows(db, numbers)) == 1


def test_failed_and_timed_sets_are_not_the_same(db: Path, tmp_path: Path) -> None:
    plank = "2022-05-01 18:00:00,Legs,1h,Plank,1,0,0,0,60,\n"
    receipt(strong(tmp_path, SQUAT.format(1, 100, 0), plank), "--unit", "kg")
    found = dict(rows(db, "SELECT variation, reps FROM set_log"))
    assert found == {"back_squat": 0, "Plank": None}
    assert rows(db, "SELECT note FROM set_log WHERE variation = 'Plank'") == [("60 s",)]
    with Journal.open(db, read_only=True) as journal:
        assert len(journal.sets_of(journal.sessions(1)[0].id)) == 1
    out = legtui("export", "--format", "csv").stdout
    assert ",Plank,1,work,,,,,,,2022-05-01T18:00:00+00:00,60 s\n" in out


def test_times_without_a_zone_are_the_lifters(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    gap = SQUAT.replace("2022-05-01 18:00", "2022-03-27 02:30").format(1, 100, 5)
    file = strong(tmp_path, SQUAT.format(1, 100, 5), gap)
    receipt(file, "--unit", "kg")
    starts = {row[0] for row in rows(db, "SELECT started_at FROM session_log")}
    assert "2022-05-01T18:00:00+02:00" in starts
    assert any(one.startswith("2022-03-27T02:30:00") for one in starts)
    assert receipt(file, "--unit", "kg")["already_there"] == 2
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    assert receipt(file, "--unit", "kg")["already_there"] == 2
    later = SQUAT.replace("2022-05-01", "2022-05-03").format(1, 100, 5)
    newer = strong(tmp_path, SQUAT.format(1, 100, 5), gap, later)
    told = receipt(newer, "--unit", "kg")
    assert (told["imported"], told["already_there"]) == (1, 2)
    starts = {row[0] for row in rows(db, "SELECT started_at FROM session_log")}
    assert "2022-05-03T18:00:00-04:00" in starts
    body = "Date,Time,Measurement,Value,Unit,Comment\n2022-05-01,07:30,Bodyweight,80,kgs,\n"
    weights = tmp_path / "body.csv"
    weights.write_text(body)
    assert receipt(weights)["imported"] == 1
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    assert receipt(weights)["already_there"] == 1


def test_a_night_in_summer_is_one_session_also_when_it_is_imported_in_winter(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    head = "id,name,reps,weight,created,unit,bodyWeight,duration,distance,cardio,hidden,incline\n"
    row = "{},Squat,8,100,2024-07-{}.000Z,kg,80,0,0,false,false,\n"
    path = tmp_path / "flexify.csv"
    path.write_text(head + row.format(1, "01T22:10:00") + row.format(2, "01T23:30:00"))
    assert receipt(path)["imported"] == 2
    assert rows(db, "SELECT count(*), min(started_at) FROM session_log") == [
        (1, "2024-07-02T00:10:00+02:00")
    ]


def test_a_file_without_a_unit_asks_for_it(db: Path, tmp_path: Path) -> None:
    file = strong(tmp_path, SQUAT.format(1, 100, 5))
    found = legtui("import", file)
    assert found.exit_code == 1
    assert found.stdout == ""
    assert "--unit kg" in found.stderr
    assert found.stderr.count("\n") == 1
    receipt(file, "--unit", "lb")
    assert rows(db, "SELECT load, unit FROM set_log") == [(100.0, "lb")]


def test_next_prescribes_from_an_import(tmp_path: Path) -> None:
    sets = "".join(
        SQUAT.replace("2022", "2026").replace("05-01", f"11-{day:02d}").format(number, 100, 8)
        for day in (10, 13, 17)
        for number in range(1, 5)
    )
    receipt(strong(tmp_path, sets), "--unit", "kg")
    found = json.loads(legtui("next", "--session", "A", "--json").stdout)
    squat = next(one for one in found["exercises"] if one["exercise"] == "squat")
    assert squat["load"] is not None
    assert 90 <= float(squat["load"]) <= 105
    assert squat["action"] != "start"


def test_a_backup_is_made_before_an_import_into_a_log(db: Path, tmp_path: Path) -> None:
    receipt(strong(tmp_path, SQUAT.format(1, 100, 5)), "--unit", "kg")
    assert not (db.parent / "backups").exists()
    receipt(FILES / "hevy_kg.csv")
    (kept,) = (db.parent / "backups").glob("*before-import.db")
    assert rows(kept, "SELECT count(*) FROM set_log") == [(1,)]


def test_other_work_can_be_left_out(db: Path) -> None:
    receipt(FILES / "hevy_kg.csv", "--only-legs")
    assert "Lat Pulldown (Cable)" not in {
        row[0] for row in rows(db, "SELECT variation FROM set_log")
    }


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xef\xbb\xbf", HEAD.encode() + b"\0" * 500, b'"' * 1000, b"SQLite format 3\0",
        HEAD.encode("utf-16"), (HEAD + SQUAT.format(1, 100, 5)).encode("utf-16"),
        (HEAD + SQUAT.format(1, 100, "1e9")).encode(),
        (HEAD + SQUAT.replace("2022", "1969").format(1, 100, 5)).encode(),
        (HEAD + SQUAT.replace("2022", "2099").format(1, 100, 5)).encode(),
        (HEAD + SQUAT.replace("Squat (Barbell)", "[bold]\x1b[31m=cmd()").format(1, 1, 5)).encode(),
        (HEAD + SQUAT.replace("Legs", "Beinü").format(1, 100, 5)).encode("latin-1"),
        (HEAD + '2022-05-01 18:00:00,"' + "x" * 10_000_000 + '",1h,Squat,1,1,1,0,0,\n').encode(),
        (HEAD + "".join(
            SQUAT.replace("Squat (Barbell)", f"Thing {n}").format(1, 1, 5) for n in range(1000)
        )).encode(),
    ],
    ids=range(14),
)  # fmt: skip
def test_a_hostile_file_is_refused_or_comes_in_clean(data: bytes, db: Path, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(data)
    found = legtui("import", file, "--unit", "kg")
    assert "Traceback" not in found.output
    assert "\x1b" not in found.output
    assert found.exit_code in (0, 1)
    if found.exit_code:
        assert found.stderr.count("\n") == 1
    else:
        with Journal.open(db) as journal:
            assert all(one.ok for one in journal.check())


def test_what_is_none_is_refused_in_one_line(tmp_path: Path) -> None:
    for file in (tmp_path / "none.csv", tmp_path, Path("/dev/zero")):
        found = legtui("import", file)
        assert (found.exit_code, found.stdout) == (1, "")
        assert found.stderr.count("\n") == 1


def test_a_list_of_sessions_says_what_the_view_says(db: Path, tmp_path: Path) -> None:
    from made_up import made_up_file

    made = made_up_file().parent
    legtui("export", "--format", "json", tmp_path / "a.json", "--data-dir", made)
    receipt(tmp_path / "a.json")
    with Journal.open(db, read_only=True) as journal:
        listed = {
            one.id: (one.warm_up_s, one.main_s, one.cool_down_s) for one in journal.sessions(500)
        }
    view = rows(db, "SELECT session_id, warm_up_s, main_s, cool_down_s FROM session_log")
    assert {row[0]: row[1:] for row in view} == listed
    assert max(one[1] for one in listed.values()) > 1000


def test_names_that_were_changed_hold_for_the_next_import(db: Path, tmp_path: Path) -> None:
    from fake_clock import FakeClock

    from legtui.exchange.importing import forget_name, own_names, remember_name

    thing = SQUAT.replace("Squat (Barbell)", "Knee wrecker").format(1, 100, 5)
    with Journal.open(db) as journal:
        at = FakeClock().now()
        remember_name(journal, "knee WRECKER", "front_squat", at).result()
        assert own_names(journal) == {"knee WRECKER": "front_squat"}
    receipt(strong(tmp_path, thing), "--unit", "kg")
    assert rows(db, "SELECT exercise, variation FROM set_log") == [("squat", "front_squat")]
    with Journal.open(db) as journal:
        forget_name(journal, "knee WRECKER", at).result()
        assert own_names(journal) == {}
    assert receipt(strong(tmp_path, thing), "--unit", "kg")["already_there"] == 1


def test_a_name_that_is_said_later_changes_what_came_in_and_undo_brings_it_back(
    db: Path, tmp_path: Path
) -> None:
    from fake_clock import FakeClock

    from legtui.exchange.importing import own_names, remember_name

    wrecker = SQUAT.replace("Squat (Barbell)", "Dumbbell knee wrecker")
    lunge = SQUAT.replace("Squat (Barbell)", "Lunge (Dumbbell)")
    path = strong(tmp_path, lunge.format(1, 20, 8), *(wrecker.format(n, 10, 12) for n in (1, 2)))
    receipt(path, "--unit", "kg")
    shown = "SELECT variation, set_number, side, load, reps FROM set_log ORDER BY 1, 2, 3"
    before = rows(db, shown)
    with Journal.open(db) as journal:
        at = FakeClock().now()
        assert remember_name(journal, "knee wrecker dumbbell", "reverse_lunge", at).result() == 2
        assert journal.query(shown) == [
            ("forward_lunge", 1, "left", 40.0, 8), ("forward_lunge", 1, "right", 40.0, 8),
            ("reverse_lunge", 2, "left", 20.0, 12), ("reverse_lunge", 2, "right", 20.0, 12),
            ("reverse_lunge", 3, "left", 20.0, 12), ("reverse_lunge", 3, "right", 20.0, 12),
        ]  # fmt: skip
        assert all(one.ok for one in journal.check())
    assert receipt(path, "--unit", "kg")["already_there"] == 3
    with Journal.open(db) as journal:
        took = journal.history.undo_last().result()
        assert took is not None
        assert took.words == "what a name means"
        assert own_names(journal) == {}
    assert rows(db, shown) == before


def test_what_another_program_writes_is_taken_in(db: Path) -> None:
    text = (FILES / "hevy_kg.csv").read_text(encoding="utf-8")
    words = ["import", "--json", "--data-dir", str(db.parent), "-"]
    found = CliRunner().invoke(main, words, input=text)
    assert found.exit_code == 0, found.output
    assert json.loads(found.stdout)["lines"] == 7

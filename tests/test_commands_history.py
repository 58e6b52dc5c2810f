"""`legtui progress` and `legtui log`, as a shell sees them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_up import made_up_file

from legtui.cli import main
from legtui.journal.journal import Journal


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_a_session_is_logged_as_one_says_it(tmp_path: Path) -> None:
    done = run("log", "--data-dir", str(tmp_path), "--date", "yesterday", "squat 100x10 10 9 8")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Back squat: 100 kg × 10, 100 kg × 10, 100 kg × 9, 100 kg × 8" in done.stdout
    with Journal.open(tmp_path / "legtui.db") as journal:
        rows = journal.query(
            "SELECT variation, set_number, kind, load, unit, reps FROM set_log ORDER BY set_number"
        )
        assert rows == [
            ("back_squat", number, "work", 100.0, "kg", reps)
            for number, reps in enumerate((10, 10, 9, 8), 1)
        ]
        assert journal.query("SELECT status FROM session_log") == [("finished",)]
        took = journal.history.undo_last().result()
        assert took is not None
        assert took.words == "added 1 session"
        assert journal.session_count() == 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--date", "tomorrow", "squat 100x10"), "is not a day"),
        (("--date", "2999-01-01", "squat 100x10"), "still to come"),
        (("squat",), "load and reps"),
        (("bench 80x5",), "is no exercise"),
    ],
)
def test_what_can_t_be_read_is_refused_in_a_line(
    tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    done = run("log", "--data-dir", str(tmp_path), *arguments)
    assert done.exit_code == 1
    assert done.stderr.startswith("legtui: ")
    assert done.stderr.count("\n") == 1
    assert reason in done.stderr
    with Journal.open(tmp_path / "legtui.db") as journal:
        assert journal.session_count() == 0


def test_progress_has_the_numbers_of_set_log(tmp_path: Path) -> None:
    shutil.copy(made_up_file(), tmp_path / "legtui.db")
    done = run("progress", "--data-dir", str(tmp_path), "squat", "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["exercise"] == "squat"
    assert [one["variation"] for one in told["variations"]] == ["back_squat", "front_squat"]
    with Journal.open(tmp_path / "legtui.db") as journal:
        for one in told["variations"]:
            by_sql = journal.query(
                "SELECT session_id, sum(load_kg * reps) FROM set_log WHERE variation = ?"
                " AND kind = 'work' GROUP BY 1 ORDER BY min(started_at)",
                (one["variation"],),
            )
            assert [(each["session_id"], each["volume"]) for each in one["sessions"]] == by_sql
    plain = run("progress", "--data-dir", str(tmp_path), "front squat")
    assert plain.stdout.startswith("Front squat\n")
    assert "Back squat" not in plain.stdout


def test_progress_without_a_log_says_so_and_leaves_no_trace(tmp_path: Path) -> None:
    done = run("progress", "--data-dir", str(tmp_path / "none"), "deadlift")
    assert (done.exit_code, done.stdout) == (0, "Deadlift: nothing logged yet.\n")
    assert not (tmp_path / "none").exists()
    told = run("progress", "--data-dir", str(tmp_path / "none"), "deadlift", "--json")
    assert json.loads(told.stdout) == {"exercise": "deadlift", "variations": []}
    assert run("progress", "--data-dir", str(tmp_path), "bench").exit_code == 1


def test_the_history_shows_what_the_list_shows(tmp_path: Path) -> None:
    shutil.copy(made_up_file(), tmp_path / "legtui.db")
    done = run("history", "--data-dir", str(tmp_path), "--limit", "3")
    first, *_ = done.stdout.splitlines()
    assert len(done.stdout.splitlines()) == 3
    for told in (
        "2026-11-14 17:30",
        "  B  ",
        "22 sets",
        "1:40:05",
        "28.3 t",
        "warm-up",
        "cool-down",
    ):
        assert told in first
    run("log", "--data-dir", str(tmp_path), "--date", "yesterday", "squat 100x10")
    (line,) = run("history", "--data-dir", str(tmp_path), "--limit", "1").stdout.splitlines()
    assert "0:00" not in line.split("finished")[0][16:]
    assert "1.0 t" in line


def test_an_exercise_that_is_not_ours_is_found_by_its_name(tmp_path: Path) -> None:
    source = tmp_path / "own.csv"
    source.write_text(
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
        "Workout Notes,RPE\n2026-11-01 18:00:00,Legs,60m,Sled Thing,1,80,12,0,0,,,\n"
    )
    run("import", "--data-dir", str(tmp_path), "--unit", "kg", str(source))
    done = run("progress", "--data-dir", str(tmp_path), "sled thing")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "80 kg" in done.stdout

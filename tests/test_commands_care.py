"""Copies, putting one back, checks, two laptops, and pipes that close early."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from fake_clock import FakeClock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journal_fixtures import Pen

from legtui.cli import main
from legtui.exchange.export import csv_chunks, json_chunks, write_file
from legtui.journal import backup as copies_of
from legtui.journal import merging
from legtui.journal.journal import Journal
from legtui.journal.merging import Merged
from legtui.journal.values import PastSession, SetValues
from legtui.session.moment import Moment
from legtui.training.record import SetKind
from legtui.training.weight import Unit, Weight

AT: Moment = FakeClock().now()
COMMANDS = (
    "backup", "completion", "demo", "doctor", "export", "history", "import", "load", "merge",
    "next", "path", "restore",
)  # fmt: skip


def legtui(*words: object) -> Result:
    found = CliRunner().invoke(main, [str(word) for word in words])
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found


def shell(command: str, **env: str) -> subprocess.CompletedProcess[str]:
    program = f"{sys.executable} -m legtui"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command.replace("LEGTUI", program)],
        capture_output=True, text=True, timeout=100, env={**os.environ, **env},
    )  # fmt: skip


def sets(journal: Journal) -> list[tuple[Any, ...]]:
    return sorted(
        journal.query(
            "SELECT started_at, exercise, variation, set_number, kind, side, load, reps, rir, note"
            " FROM set_log"
        ),
        key=repr,
    )


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "legtui" / "legtui.db"
    with Journal.open(path) as journal:
        Pen.begin(journal).to_the_end()
    return path


# -- copies ------------------------------------------------------------------------------------


def test_a_backup_goes_where_it_is_told_or_beside_the_log(db: Path, tmp_path: Path) -> None:
    told = tmp_path / "copy.db"
    assert legtui("backup", told).stdout.strip() == str(told)
    beside = Path(legtui("backup").stdout.strip())
    assert beside.parent == db.parent / "backups"
    for one in (told, beside):
        copies_of.verify(one)
        assert one.stat().st_mode & 0o777 == 0o600


def test_a_backup_is_whole_while_a_session_runs(db: Path, tmp_path: Path) -> None:
    with Journal.open(db) as journal:
        pen = Pen.begin(journal)
        pen.play([("enter", 0)] * 9)
        before = sets(journal)
        assert legtui("backup", tmp_path / "copy.db").exit_code == 0
        pen.play([("wait long", 60), ("enter", 0)] * 5)
    with Journal.open(tmp_path / "copy.db") as copy:
        assert sets(copy) == before
        assert all(one.ok for one in copy.check())


def test_a_log_is_never_its_own_backup(db: Path) -> None:
    before = db.read_bytes()
    for words in (("backup", db), ("restore", db)):
        found = legtui(*words)
        assert found.exit_code == 1
        assert found.stderr.count("\n") == 1
    assert db.read_bytes() == before


def test_restore_brings_back_and_keeps_what_it_replaced(db: Path) -> None:
    name = Path(legtui("backup").stdout.strip()).name
    with Journal.open(db) as journal:
        first = sets(journal)
        Pen.begin(journal).to_the_end()
        both = sets(journal)
    assert legtui("restore", name).exit_code == 0
    with Journal.open(db, read_only=True) as journal:
        assert sets(journal) == first
    (kept,) = db.parent.glob("legtui.replaced-*.db")
    with Journal.open(kept, read_only=True) as journal:
        assert sets(journal) == both


def test_restore_leaves_no_log_of_the_old_file(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    legtui("backup", copy)
    with Journal.open(db) as journal:
        expected = sets(journal)
    # Another program that died with the log open: its -wal stays behind.
    code = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA journal_mode=WAL'); c.execute('PRAGMA wal_autocheckpoint=0');"
        "c.execute(\"INSERT INTO setting VALUES ('x', 'y')\"); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(db)], check=True, timeout=60)
    assert db.with_name("legtui.db-wal").stat().st_size > 0
    assert legtui("restore", copy).exit_code == 0
    with Journal.open(db) as journal:
        assert sets(journal) == expected
        assert "x" not in journal.settings()


def test_what_is_no_backup_is_refused_and_nothing_changes(db: Path, tmp_path: Path) -> None:
    before = db.read_bytes()
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as conn:
        conn.execute("CREATE TABLE t(x)")
    text = tmp_path / "text.db"
    text.write_text("hello " * 1000)
    for file in (other, text, tmp_path / "none.db", tmp_path):
        found = legtui("restore", file)
        assert (found.exit_code, found.stdout) == (1, "")
        assert found.stderr.count("\n") == 1
    assert db.read_bytes() == before


# -- doctor ------------------------------------------------------------------------------------


def doctor(*words: str) -> tuple[int, dict[str, Any]]:
    found = legtui("doctor", "--json", *words)
    told: dict[str, Any] = json.loads(found.stdout)
    assert set(told) == {"ok", "checks"}
    assert all(set(one) == {"name", "ok", "detail"} for one in told["checks"])
    assert told["ok"] == all(one["ok"] for one in told["checks"])
    return found.exit_code, told


def test_a_sound_log_and_none_at_all_are_well(db: Path, tmp_path: Path) -> None:
    assert doctor()[0] == 0
    assert len(doctor()[1]["checks"]) >= 6
    code, told = doctor("--data-dir", str(tmp_path / "new"))
    assert (code, len(told["checks"])) == (0, 1)
    assert not (tmp_path / "new").exists()


def test_damage_is_found_and_said(db: Path) -> None:
    data = bytearray(db.read_bytes())
    for at in range(4096 * 3, len(data), 4096):
        data[at : at + 40] = b"\xff" * 40
    db.write_bytes(data)
    code, told = doctor()
    assert code == 1
    assert any("damage" in one["detail"] for one in told["checks"])


def test_a_schema_whose_words_are_no_text_is_damage_like_any_other(db: Path) -> None:
    data = db.read_bytes()
    torn = data.replace(b"CREATE TABLE happening", b"CREATE TAB\xbb\xc3 happening")
    assert torn != data
    db.write_bytes(torn)
    code, told = doctor()
    assert (code, told["ok"]) == (1, False)
    copy = db.with_name("copy.db")
    db.rename(copy)
    for words in (("doctor", "--repair"), ("history",), ("restore", copy), ("merge", copy)):
        (db.parent / "legtui.db").write_bytes(torn if words[0] != "merge" else data)
        found = legtui(*words)
        assert found.exit_code == 1, words
        assert "Traceback" not in found.output


def test_a_lost_view_is_made_anew_only_when_asked_and_after_a_copy(db: Path) -> None:
    with closing(sqlite3.connect(db)) as conn:
        conn.execute("DROP VIEW set_log")
        conn.execute("DROP VIEW measurement_log")
    assert doctor()[0] == 1
    assert not list((db.parent / "backups").glob("*"))
    code, _ = doctor("--repair")
    assert code == 0
    (kept,) = (db.parent / "backups").glob("*before-repair*.db")
    with closing(sqlite3.connect(kept)) as conn:
        assert not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'set_log'").fetchone()
    assert doctor()[0] == 0


def test_an_index_that_lost_entries_is_built_anew(db: Path) -> None:
    with closing(sqlite3.connect(db, isolation_level=None)) as conn:
        conn.execute("PRAGMA writable_schema=ON")
        conn.execute(
            "UPDATE sqlite_master SET sql = 'CREATE INDEX happening_by_session ON"
            " happening(t_ms)' WHERE name = 'happening_by_session'"
        )
    assert doctor()[0] == 1
    assert doctor("--repair")[0] == 0


# -- two laptops -------------------------------------------------------------------------------


def by_hand(uid: str, reps: int = 5, load: str = "100") -> PastSession:
    one = SetValues("squat", "back_squat", SetKind.WORK, Weight.of(load, Unit.KG), (reps,))
    return PastSession(uid, AT.local, (one,))


def merged(here: Journal, other: Path) -> Merged:
    with merging.opened_copy(other) as theirs:
        return merging.merge(here, theirs, AT).result()


def test_sessions_of_both_laptops_come_together(db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with Journal.open(other) as journal:
        pen = Pen.begin(journal)
        pen.play([("enter", 0), ("wait", 30), ("niggle", 1), ("correct", 3), ("enter", 2)] * 6)
        pen.to_the_end()
        theirs = sets(journal)
        steps = journal.query("SELECT step, side, seconds, status, ended_at FROM step_log")
        pains = journal.query("SELECT at, exercise, place, kind FROM pain_log")
        log = journal.query("SELECT started_at, ended_at, status, main_s, note FROM session_log")
    before = db.read_bytes()
    with Journal.open(db) as journal:
        mine = sets(journal)
        done = merged(journal, other)
        assert (done.added, done.already_there, done.both_kept) == (1, 0, ())
        assert sets(journal) == sorted(mine + theirs, key=repr)
        for sql, wanted in (
            ("SELECT step, side, seconds, status, ended_at FROM step_log", steps),
            ("SELECT at, exercise, place, kind FROM pain_log", pains),
            ("SELECT started_at, ended_at, status, main_s, note FROM session_log", log),
        ):
            assert set(wanted) <= set(journal.query(sql))
        newest = max(row.id for row in journal.sessions(5))
        saved = journal.load(newest)
        assert saved is not None
        assert saved.ledger.standing
        assert all(one.ok for one in journal.check())
        again = merged(journal, other)
        assert again == Merged(already_there=1)
        took = journal.history.undo_last().result()
        assert took is not None
        assert took.words == "import of another laptop"
        assert sets(journal) == mine
        more = journal.history.undo_last().result()
        assert more is not None
        assert more.session_id != newest
        for _ in range(2):
            journal.history.redo_last().result()
        assert sets(journal) == sorted(mine + theirs, key=repr)
        journal.history.undo_last().result()
        assert merged(journal, other).added == 1
        assert sets(journal) == sorted(mine + theirs, key=repr)
        assert all(one.ok for one in journal.check())
    assert before != db.read_bytes()


def test_both_ways_both_have_the_same(db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with Journal.open(other) as there, Journal.open(db) as here:
        Pen.begin(there).to_the_end(50)
        merged(here, other)
        merged(there, db)
        assert sets(here) == sets(there)
        assert merged(here, other) == Merged(already_there=2)


def test_a_session_that_differs_is_kept_twice_and_said(db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with Journal.open(db) as here:
        here.history.add_session(by_hand("a" * 32), AT).result()
        here.backup(other)
        with Journal.open(other) as there:
            row = next(one for one in there.sessions(9) if one.uid == "a" * 32)
            (one,) = there.sets_of(row.id)
            now = SetValues("squat", "back_squat", SetKind.WORK, one.set.load, (9,))
            there.history.change_set(row.id, one.set.id, now, AT).result()
        before = sets(here)
        done = merged(here, other)
        assert (done.added, len(done.both_kept)) == (0, 1)
        assert set(before) < set(sets(here))
        assert merged(here, other).both_kept == ()
        assert all(one.ok for one in here.check())


def test_sessions_that_began_together_are_both_kept_and_said(db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with Journal.open(other) as there:
        there.history.add_session(by_hand("b" * 32, load="82.5"), AT).result()
    with Journal.open(db) as here:
        here.history.add_session(by_hand("a" * 32), AT).result()
        started = by_hand("a" * 32).started_at.isoformat(timespec="seconds")
        done = merged(here, other)
        assert (done.added, done.both_kept, done.began_together) == (1, (), (started,))
        assert merged(here, other).nothing


def test_what_was_deleted_here_stays_deleted(db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with Journal.open(db) as here:
        here.backup(other)
        here.history.delete_session(here.sessions(1)[0].id, AT).result()
        assert merged(here, other) == Merged(deleted_here=1)
        assert here.session_count() == 0


def test_the_same_import_on_both_is_one(db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with Journal.open(db) as here, Journal.open(other) as there:
        here.history.add_session(by_hand("a" * 32), AT).result()
        there.history.add_session(by_hand("b" * 32), AT).result()
        assert merged(here, other) == Merged(already_there=1)


def test_a_session_open_on_the_other_laptop_is_left_out(db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with Journal.open(other) as there:
        Pen.begin(there).play([("enter", 0)] * 5)
        with Journal.open(db) as here:
            assert merged(here, other) == Merged(in_progress=1)


def test_merge_from_the_shell(db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with Journal.open(other) as journal:
        Pen.begin(journal).to_the_end(50)
    found = legtui("merge", other, "--json")
    assert json.loads(found.stdout)["added"] == 1
    assert "already there" in legtui("merge", other).stdout
    assert list((db.parent / "backups").glob("*before-merge.db"))
    for file in (db, tmp_path / "none.db"):
        assert legtui("merge", file).exit_code == 1


# -- out ---------------------------------------------------------------------------------------

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.builds(
            SetValues,
            exercise=st.sampled_from(["squat", "lunge", "other"]),
            variation=st.sampled_from(["back_squat", "walking_lunge", "=Plank", "'-x", "[b]"]),
            kind=st.sampled_from(SetKind),
            load=st.none() | st.builds(Weight, st.integers(-500, 40_000), st.sampled_from(Unit)),
            reps=st.tuples(st.integers(0, 99)) | st.tuples(st.integers(0, 9), st.integers(0, 9)),
            rir=st.none() | st.sampled_from([0, 0.5, 2, 4]),
            form_ok=st.none() | st.booleans(),
            note=WORDS,
        ),
        max_size=6,
    ),
    st.text(st.characters(codec="utf-8"), max_size=30),
)
def test_out_in_and_out_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, lifted: list[SetValues], note: str
) -> None:
    folder = tmp_path_factory.mktemp("out")
    with Journal.open(folder / "one.db") as journal:
        for uid in "ab":
            past = PastSession(uid * 32, AT.local, tuple(lifted), note=note)
            journal.history.add_session(past, AT).result()
        Pen.begin(journal).play([("enter", 0), ("niggle", 1), ("note", 3)] * 4).to_the_end()
        for name, chunks in (("csv", csv_chunks), ("json", json_chunks)):
            write_file(folder / name, chunks(journal))
    for name in ("csv", "json"):
        other = folder / f"from-{name}"
        told = legtui("import", folder / name, "--json", "--data-dir", other)
        assert json.loads(told.stdout)["refused"] == []
        again = folder / f"{name}-again"
        assert legtui("export", "--format", name, again, "--data-dir", other).exit_code == 0
        assert again.read_bytes() == (folder / name).read_bytes()


def test_everything_goes_out_in_json_and_comes_back(db: Path, tmp_path: Path) -> None:
    for words in (("weigh", "80.5"), ("protein", "40", "--food", "quark"), ("water", "500")):
        assert legtui(*words).exit_code == 0
    with Journal.open(db) as journal:
        journal.choose("gym", "home", AT).result()
        journal.set_setting("unit", "lb").result()
    legtui("export", "--format", "json", tmp_path / "a.json")
    told = legtui("import", tmp_path / "a.json", "--json", "--data-dir", tmp_path / "two")
    assert json.loads(told.stdout)["refused"] == []
    legtui("export", "--format", "json", tmp_path / "b.json", "--data-dir", tmp_path / "two")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    with Journal.open(tmp_path / "two" / "legtui.db") as journal:
        assert journal.choices() == {"gym": "home"}
        assert journal.settings()["unit"] == "lb"
        assert len(journal.body.everything().intakes) == 2


@pytest.mark.parametrize("form", ["strong", "hevy"])
def test_other_apps_files_can_be_read_again(form: str, db: Path, tmp_path: Path) -> None:
    legtui("export", "--format", form, tmp_path / "out.csv")
    told = legtui("import", tmp_path / "out.csv", "--json", "--data-dir", tmp_path / "two")
    found = json.loads(told.stdout)
    assert found["format"] == form
    assert found["imported"] == found["lines"] > 0
    rows = "SELECT exercise, variation, kind, set_number, side, load, unit, reps FROM set_log"
    with Journal.open(db) as here, Journal.open(tmp_path / "two" / "legtui.db") as there:
        assert sorted(there.query(rows), key=repr) == sorted(here.query(rows), key=repr)


def test_a_session_for_a_coach(db: Path) -> None:
    with Journal.open(db, read_only=True) as journal:
        id_ = journal.sessions(1)[0].id
    newest = legtui("export", "--format", "markdown").stdout
    assert newest.startswith("# Leg day ")
    assert legtui("export", "--format", "markdown", "--session", id_).stdout == newest
    assert legtui("export", "--format", "markdown", "--session", "1000000").exit_code == 1
    assert legtui("export", "--format", "csv", "--session", id_).exit_code == 2


def test_a_link_is_replaced_and_its_target_left(db: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("mine")
    link.symlink_to(target)
    assert legtui("export", "--format", "csv", link).exit_code == 0
    assert not link.is_symlink()
    assert target.read_text() == "mine"
    assert link.stat().st_mode & 0o777 == 0o600
    assert legtui("export", "--format", "csv", tmp_path).exit_code == 1
    assert legtui("export", "--format", "csv", tmp_path / "no" / "file").exit_code == 1
    assert not list(tmp_path.glob(".*.tmp"))


# -- the shell ---------------------------------------------------------------------------------


def test_a_pipe_that_closes_ends_it_quietly(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert legtui("demo", "--generate-only", "--sessions", 60, "--data-dir", folder).exit_code == 0
    for words in ("history --json", "history", "export --format json", "--help"):
        found = shell(f"LEGTUI {words} | head -1 > /dev/null", LEGTUI_DATA_DIR=str(folder))
        assert (found.returncode, found.stderr) == (0, ""), words


def test_a_full_disk_is_one_line(db: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no full device here")
    for words in ("export --format csv", "path"):
        found = shell(f"LEGTUI {words} > /dev/full")
        assert found.returncode == 1
        assert found.stderr.startswith("legtui: ")
        assert found.stderr.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_its_sentence(command: str) -> None:
    found = legtui(command, "--help")
    assert found.exit_code == 0
    assert main.commands[command].help
    for one in main.commands[command].params:
        if isinstance(one, click.Option):
            assert one.help, f"{command} {one.name}"
            assert one.help.endswith("."), f"{command} {one.name}"


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_completion_is_printed(name: str) -> None:
    assert "_LEGTUI_COMPLETE" in legtui("completion", name).stdout


def test_the_shell_completes_a_command() -> None:
    found = subprocess.run(
        [str(Path(sys.executable).with_name("legtui"))],
        env={**os.environ, "_LEGTUI_COMPLETE": "bash_complete", "COMP_WORDS": "legtui exp",
             "COMP_CWORD": "1"},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert found.stdout == "plain,export\n"


def test_wrong_usage_is_two() -> None:
    for words in (("import",), ("export",), ("restore",), ("nothing",), ("import", "x", "--unit")):
        assert legtui(*words).exit_code == 2

"""Hostile text and hostile files: shown as text, never run; refused in a sentence."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from exchange import test_exchange_hostile as hostile
from faults import program as run
from faults.report import Survived
from hypothesis import given
from hypothesis import strategies as st
from journal_fixtures import Pen

from legtui.desk import config
from legtui.exchange import export
from legtui.exchange.cells import csv_cell, csv_uncell
from legtui.journal.journal import Journal
from legtui.screens.action import Action
from legtui.screens.remap import remapped
from legtui.session import acts
from legtui.session.typed import Asked, NotUnderstood, Sets, read
from legtui.text import clean
from legtui.training.weight import Unit, Weight

ESCAPES = "\x1b]0;owned\x07\x1b]52;c;b3du\x07\x1b[2J\x1b[31m\x9b31m\x90owned\x9c\x1bPq\x1b\\"
MARKUP = "[@click=app.screenshot('owned.svg')]tap[/] [red]x[/red] [/x] [b"
HOSTILE = (
    ESCAPES,
    MARKUP,
    "'; DROP TABLE lifted; --",
    "\u202egnp.exe\u2066\u200f",
    "👩‍👩‍👧‍👦🏋️" * 20,
    "a" + "\u0301" * 500,
    "x" * 10_000,
    "=cmd|'/c calc'!A1",
    "line\none\r\nline two\ttab",
)


def hostile_file(folder: Path) -> Path:
    """Write a file whose notes and names want to break the screen, straight into its tables."""
    path = folder / "legtui.db"
    with Journal.open(path) as journal:
        for name in ("welcomed", "safety_read"):
            journal.set_setting(name, "yes").result()
        for _ in HOSTILE:
            pen = Pen.begin(journal)
            pen.hands.do(acts.leave_phase(pen.hands.state, pen.hands.t))
            pen.play([("enter", 1), ("enter", 1), ("note", 1), ("finish", 1)])
    with closing(sqlite3.connect(path)) as conn:
        ids = [row[0] for row in conn.execute("SELECT id FROM note ORDER BY id")]
        assert len(ids) == len(HOSTILE)
        conn.executemany("UPDATE note SET text = ? WHERE id = ?", zip(HOSTILE, ids, strict=True))
        conn.execute(
            "UPDATE lifted SET note = ? WHERE id IN (SELECT max(id) FROM lifted)",
            (ESCAPES + MARKUP,),
        )
        conn.execute(
            "INSERT INTO lift(exercise, variation) VALUES ('other', ?)", (ESCAPES + MARKUP,)
        )
        conn.execute("UPDATE lifted SET lift_id = (SELECT max(id) FROM lift) WHERE id % 3 = 0")
        conn.commit()
    return path


def looked_through(folder: Path) -> bytes:
    """Open every session of the history and click on it; return all that was painted."""
    with run.running(folder, size=(100, 40)) as program:
        program.terminal.wait_for("Enter")
        program.terminal.press("h")
        program.terminal.wait_for("History")
        for _ in range(len(HOSTILE)):
            program.terminal.press("enter")
            run.wait(0.15)
            program.terminal.press("escape", "down")
            run.wait(0.1)
        for row in range(3, 20):
            place = f"20;{row}".encode()
            program.terminal.write(b"\x1b[<0;" + place + b"M\x1b[<0;" + place + b"m")
        run.wait(0.5)
        assert program.terminal.alive, program.terminal.screen
        assert not list(folder.glob("crash-*"))
        program.terminal.press("ctrl+q")
        program.terminal.wait_exit()
        return program.terminal.raw


def test_row_46_escapes_in_notes(tmp_path: Path) -> None:
    hostile_file(tmp_path)
    painted = looked_through(tmp_path)
    for leak in (b"\x1b]0;owned", b"\x1b]52;c;", b"\x1b[2J\x1b[31m", b"\x1bPq", "\x9b31m".encode()):
        assert leak not in painted


def test_row_46_control_an_escape_would_be_seen(tmp_path: Path) -> None:
    from terminal import Terminal

    words = [run.LEGTUI[0], "-c", f"print({ESCAPES!r})"]
    with Terminal(words) as terminal:
        terminal.wait_exit()
        assert b"]52;c;" in terminal.raw


def test_row_47_markup_in_notes_and_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    hostile_file(tmp_path)
    painted = looked_through(tmp_path).decode("utf-8", "replace")
    assert "@click" in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", painted)
    assert not list(tmp_path.rglob("owned.svg"))


@given(st.text())
def test_row_46_cleaned_text_has_no_control(text: str) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", clean(text))
    assert len(clean(text)) <= 10_000


ABSURD = ("1e9", "nan", "inf", "0x10", "-5", "99999", "1_000", "٣٥", "1.2.3", "=1+1")


@pytest.mark.parametrize("weight", ABSURD)
def test_row_48_absurd_numbers(weight: str) -> None:
    """Neither typed nor imported is such a weight one, nor are such reps."""
    here = Asked(unit=Unit.KG, load=None, sets_left=4, ago_most_s=600)
    assert isinstance(read(f"{weight}x8", here), NotUnderstood)
    assert isinstance(read(f"100x{weight}", here), NotUnderstood)
    if weight not in ("1_000", "٣٥"):
        hostile.test_weights_that_are_none_are_refused(weight)


def test_row_48_a_decimal_comma() -> None:
    here = Asked(unit=Unit.KG, load=None, sets_left=4, ago_most_s=600)
    for line in ("82,5x8", "82.5x8"):
        reading = read(line, here)
        assert isinstance(reading, Sets)
        assert reading.sets[0].load == Weight.of("82.5", Unit.KG)


def test_row_49_hostile_imports(tmp_path: Path) -> None:
    hostile.test_a_cell_of_ten_megabytes_costs_its_line_only()
    hostile.test_an_unterminated_quote_costs_its_line_only()
    hostile.test_a_fifo_a_folder_and_a_missing_file_are_refused(tmp_path)
    hostile.test_nul_bytes_are_inert()
    hostile.test_names_are_made_safe_and_stay_what_they_are()


@given(st.text(alphabet="=+-@\t\r' |1ab", max_size=8))
def test_row_50_formulas_in_exported_cells(text: str) -> None:
    cell = csv_cell(text)
    assert not cell.startswith(("=", "+", "@", "\t", "\r")) or cell == ""
    assert csv_uncell(cell) == text


def test_row_51_archives_are_refused(tmp_path: Path) -> None:
    """Only legtui's own archives are opened, and none is unpacked by its members' names."""
    import zipfile

    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../escaped.csv", "x")
        archive.writestr("/tmp/escaped.csv", "x")
    code, _, said = run.command(tmp_path / "data", "import", str(path))
    assert code == 1
    assert "archive" in said
    assert not list(tmp_path.rglob("escaped.csv"))


@pytest.mark.parametrize("name", ["__proto__", "'; drop table sets; --", "../../x"])
def test_row_53_sql_in_names(tmp_path: Path, name: str) -> None:
    hostile.test_names_are_only_names(name)
    with Journal.open(tmp_path / "legtui.db") as journal:
        journal.set_setting(name, name).result()
        assert journal.settings() == {name: name}
        assert journal.last_sets(name) == ()
        assert all(one.ok for one in journal.check())


@pytest.mark.parametrize("target", ["a file", "a broken link"])
def test_row_55_the_export_goes_to_a_link(tmp_path: Path, target: str) -> None:
    precious, link = tmp_path / "precious", tmp_path / "out.csv"
    if target == "a file":
        precious.write_text("precious")
    link.symlink_to(precious)
    export.write_file(link, ["a,b\n"])
    assert not link.is_symlink() or precious.read_text() == "a,b\n"
    if target == "a file" and not link.is_symlink():
        assert precious.read_text() == "precious"
    assert link.read_text() == "a,b\n"


BAD = {
    "no toml": b"keys = [",
    "deep": b"a = " + b"[" * 20_000,
    "not text": b"\xff\xfe\x00",
    "wrong type": b"[keys]\nundo = 5\n",
    "a list of lists": b'[keys]\nundo = [["u"]]\n',
    "no key": b'[keys]\nundo = "ctrl+shift+hyper"\n',
    "fixed": b'[keys]\nundo = "enter"\n',
    "clash": b'[keys]\nundo = "k"\nredo = "k"\n',
    "keys is no table": b"keys = 3\n",
    "unknown table": b"[theme]\ncolor = 1\n",
    "nan": b"[keys]\nundo = nan\n",
    "huge": b"#" * 70_000,
    "escape": b'[keys]\nundo = "\\u001b"\n',
}


@pytest.mark.parametrize("what", BAD)
def test_row_56_a_bad_config(tmp_path: Path, what: str) -> None:
    (tmp_path / "config.toml").write_bytes(BAD[what])
    found = config.read(tmp_path)
    assert len(found.problems) == 1
    (problem,) = found.problems
    assert problem.startswith("config.toml")
    assert problem.endswith(".")
    assert len(problem.splitlines()) == 1
    assert "redo" not in found.keys
    assert found.keys.get("undo") in (None, ("k",))


def test_row_56_a_bad_config_is_said_and_the_program_starts(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    run.make_open_session(folder)
    (folder / "config.toml").write_text('[keys]\nundo = ["k", "f2"]\nskip = 7\n')
    with run.running(folder, size=(120, 40)) as program:
        program.ready("LIFT")
        program.terminal.wait_for("skip keeps its key")
        program.log()
        program.terminal.press("k")
        program.terminal.wait_for("Undone")
        assert run.sets(program.path) == []


def test_row_56_keys_that_clash_on_a_screen() -> None:
    done: list[str] = []
    usual = [
        Action("undo", ("u",), "Undo", "", lambda: done.append("undo")),
        Action("skip", ("s",), "Skip", "", lambda: done.append("skip")),
        Action("help", ("question_mark", "f1"), "Keys", "", lambda: done.append("help")),
    ]
    found, problems = remapped(usual, {"undo": ("s",), "other": ("x",)})
    assert [one.keys for one in found] == [("s",), (), ("question_mark", "f1")]
    assert problems == ("Skip has no key: s is undo now.",)
    assert remapped(usual, {}) == (tuple(usual), ())
    found, problems = remapped(usual, {"skip": ("f1",)})
    assert [one.keys for one in found] == [("u",), ("f1",), ("question_mark",)]
    assert problems == ()


def test_row_46_hostile_names_leave_by_json_as_they_are(tmp_path: Path, survived: Survived) -> None:
    hostile_file(tmp_path)
    code, out, said = run.command(tmp_path, "history", "--json")
    assert code == 0, said
    assert len(json.loads(out)) == len(HOSTILE)
    code, out, said = run.command(tmp_path, "history")
    assert code == 0, said
    assert "\x1b" not in out
    survived(len(HOSTILE), "hostile texts")

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from legtui import __version__
from legtui.cli import main
from legtui.contract import ACTIONS, EXERCISES, SESSION_LOG_COLUMNS, SET_LOG_COLUMNS


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up log."""
    folder = tmp_path_factory.mktemp("log")
    assert run("demo", "--generate-only", "--data-dir", str(folder)).exit_code == 0
    return folder


def as_json(*words: str) -> Any:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


@pytest.mark.parametrize("day", ["A", "B"])
def test_next_has_the_contracts_shape(log: Path, day: str) -> None:
    found = as_json("next", "--session", day, "--data-dir", str(log))
    assert found["session"] == day
    assert set(found["recovery"]) == {"state", "why"}
    assert [one["exercise"] for one in found["exercises"]] == list(EXERCISES)
    for one in found["exercises"]:
        assert set(one) == {
            "exercise", "variation", "per_leg", "sets", "reps", "target_reps", "load", "unit",
            "recipe", "rest_s", "ramp", "action", "why",
        }  # fmt: skip
        assert one["action"] in ACTIONS
        lo, hi = one["reps"]
        assert lo <= one["target_reps"] <= hi or one["action"] == "bridge"
        assert one["why"].endswith(".")
    ramped = [one["exercise"] for one in found["exercises"] if one["ramp"]]
    assert ramped == ["squat", "deadlift"]


def test_every_load_that_next_names_can_be_loaded(log: Path) -> None:
    for one in as_json("next", "--data-dir", str(log))["exercises"]:
        for load in [one["load"], *(step["load"] for step in one["ramp"])]:
            found = as_json(
                "load", one["variation"], str(load), "--unit", one["unit"], "--data-dir", str(log)
            )
            assert found["exact"], (one["variation"], load)


def test_the_day_takes_turns(log: Path) -> None:
    last = as_json("history", "--limit", "1", "--data-dir", str(log))[0]
    found = as_json("next", "--data-dir", str(log))
    assert {last["day"], found["session"]} == {"A", "B"}


def test_history_has_the_views_columns_newest_first(log: Path) -> None:
    found = as_json("history", "--data-dir", str(log))
    assert len(found) == 24
    assert [one["started_at"] for one in found] == sorted(
        (one["started_at"] for one in found), reverse=True
    )
    for one in found:
        assert set(one) == {*SESSION_LOG_COLUMNS, "sets"}
        assert all(set(lifted) == set(SET_LOG_COLUMNS) for lifted in one["sets"])


def test_without_a_log_next_starts_and_history_is_empty(tmp_path: Path) -> None:
    here = ("--data-dir", str(tmp_path / "none"))
    assert {one["action"] for one in as_json("next", *here)["exercises"]} == {"start"}
    assert as_json("history", *here) == []
    assert not (tmp_path / "none").exists()


def test_what_hurt_in_an_imported_session_holds_the_load(tmp_path: Path) -> None:
    at = datetime.now().astimezone().replace(microsecond=0) - timedelta(days=3)
    squat = {"exercise": "squat", "variation": "back_squat", "kind": "work", "load": 60,
             "unit": "kg", "reps": 12}  # fmt: skip
    pain = {"at": at.isoformat(), "exercise": "squat", "place": "knee", "kind": "niggle"}
    fine = (at - timedelta(days=4)).isoformat()
    document = {
        "format": "legtui",
        "version": 1,
        "sessions": [
            {"started_at": fine, "status": "finished",
             "sets": [squat | {"set_number": n, "load": 57.5} for n in (1, 2, 3, 4)]},
            {"started_at": at.isoformat(), "status": "finished", "pains": [pain],
             "sets": [squat | {"set_number": n} for n in (1, 2, 3, 4)]},
        ],
    }  # fmt: skip
    file, here = tmp_path / "log.json", ("--data-dir", str(tmp_path / "log"))
    file.write_text(json.dumps(document), encoding="utf-8")
    assert as_json("import", str(file), *here)["refused"] == []
    squat_now = as_json("next", "--session", "A", *here)["exercises"][0]
    assert (squat_now["action"], squat_now["load"]) == ("repeat", 57.5)
    assert squat_now["why"].startswith("It hurt on")


def test_a_demo_in_a_folder_with_a_log_makes_nothing_up(log: Path) -> None:
    before = as_json("history", "--data-dir", str(log))
    again = run("demo", "--generate-only", "--seed", "7", "--data-dir", str(log))
    assert again.exit_code == 0
    assert as_json("history", "--data-dir", str(log)) == before


def test_version_path_and_help_of_everything(tmp_path: Path) -> None:
    assert __version__ in run("--version").output
    assert run("path", "--data-dir", str(tmp_path)).output.strip() == str(tmp_path / "legtui.db")
    for name in ["", *main.commands]:
        words = [name, "--help"] if name else ["--help"]
        result = run(*words)
        assert result.exit_code == 0, name
        assert result.output.startswith("Usage:"), name


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--nonsense",), 2), (("nonsense",), 2), (("demo", "--speed", "0"), 2), ((), 1)],
)
def test_wrong_usage_is_2_and_no_terminal_is_1(
    words: tuple[str, ...], code: int, tmp_path: Path
) -> None:
    assert run("--data-dir", str(tmp_path), *words).exit_code == code

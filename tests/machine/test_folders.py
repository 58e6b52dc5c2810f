from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from legtui.machine.folders import FolderError, data_dir, keep_private, make_data_dir, writable


@pytest.fixture
def mask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_option_beats_the_variable_beats_the_default(tmp_path: Path) -> None:
    variable = {"LEGTUI_DATA_DIR": str(tmp_path / "variable")}
    assert data_dir(tmp_path / "option", environ=variable) == tmp_path / "option"
    assert data_dir(None, environ=variable) == tmp_path / "variable"
    default = data_dir(None, environ={})
    assert default.name == "legtui"
    assert default.is_relative_to(tmp_path / "home")


def test_an_empty_variable_is_no_variable() -> None:
    assert data_dir(None, environ={"LEGTUI_DATA_DIR": ""}) == data_dir(None, environ={})


def test_a_home_sign_and_a_relative_path_become_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_dir("~/gym", environ={}) == tmp_path / "home" / "gym"
    assert data_dir("gym", environ={}) == tmp_path / "gym"


def test_asking_makes_nothing(tmp_path: Path) -> None:
    assert not data_dir(tmp_path / "new", environ={}).exists()


@pytest.mark.usefixtures("mask")
def test_a_new_folder_is_private_whatever_the_mask(tmp_path: Path) -> None:
    os.umask(0)
    made = make_data_dir(tmp_path / "new" / "deeper")
    assert mode(made) == 0o700


@pytest.mark.usefixtures("mask")
def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o775)
    assert make_data_dir(shared) == shared
    assert mode(shared) == 0o775


@pytest.mark.usefixtures("mask")
def test_files_made_from_now_on_are_private(tmp_path: Path) -> None:
    keep_private()
    (tmp_path / "set").write_text("100x8")
    (tmp_path / "deeper").mkdir()
    assert mode(tmp_path / "set") == 0o600
    assert mode(tmp_path / "deeper") == 0o700


@pytest.mark.parametrize("below", [".", "a", "a/b"])
def test_a_file_in_the_way_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "log").write_text("mine")
    with pytest.raises(FolderError, match="is a file, not a folder") as caught:
        make_data_dir(tmp_path / "log" / below)
    assert str(tmp_path / "log") in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (tmp_path / "log").read_text() == "mine"


def test_a_name_that_no_system_takes(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="can't be made: file name too long"):
        make_data_dir(tmp_path / ("x" * 400))
    with pytest.raises(FolderError, match="zero byte"):
        data_dir("a\0b", environ={})


def test_a_hostile_name_is_shown_as_text(tmp_path: Path) -> None:
    (tmp_path / "\x1b[31mred").write_text("")
    with pytest.raises(FolderError) as caught:
        make_data_dir(tmp_path / "\x1b[31mred" / "a")
    assert "\x1b" not in str(caught.value)


AS_NOBODY = """
import os, sys
from pathlib import Path
from legtui.machine.folders import FolderError, make_data_dir
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    make_data_dir(Path(sys.argv[1]))
except FolderError as error:
    print(error)
"""


@pytest.mark.parametrize(("below", "words"), [(".", "read-only for you"), ("new", "can't be made")])
def test_a_folder_without_the_right_to_write(tmp_path: Path, below: str, words: str) -> None:
    tmp_path.chmod(0o755)
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    run = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(Path("locked") / below)],
        cwd=tmp_path,  # seen from inside, it doesn't matter who may pass the folders above
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert words in run.stdout
    assert len(run.stdout.splitlines()) == 1
    assert not (locked / "new").exists()


def test_writable(tmp_path: Path) -> None:
    assert writable(tmp_path)
    assert not writable(tmp_path / "none")


NO_HOME = """
import pwd
def nobody(_): raise KeyError
pwd.getpwuid = nobody
from legtui.machine.folders import FolderError, data_dir
try:
    print(data_dir(None, environ={}))
except FolderError as error:
    print("refused:", error)
print(data_dir("/gym", environ={}))
"""


def test_without_a_home_the_option_still_works() -> None:
    environ = {k: v for k, v in os.environ.items() if k != "HOME"}
    run = subprocess.run(
        [sys.executable, "-c", NO_HOME],
        env=environ,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert run.stdout.splitlines() == [
        "refused: There is no home folder here: say where to keep the file, --data-dir DIR.",
        "/gym",
    ]

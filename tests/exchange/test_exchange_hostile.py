"""Files that want to break the importer: a clear refusal or a clean import, never a traceback."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legtui.exchange.errors import ExchangeError
from legtui.exchange.gather import Options
from legtui.exchange.planning import plan_import
from legtui.exchange.records import Parsed
from legtui.exchange.sniff import format_ids, read
from legtui.exchange.source import read_source
from legtui.training.weight import Unit

FILES = Path(__file__).parent / "files"
SAMPLES = [path.read_bytes() for path in sorted(FILES.iterdir())]
KG = Options(unit=Unit.KG)
HEAD = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"


def row(
    date: str = "2022-05-01 18:00:00",
    name: str = "Squat (Barbell)",
    weight: str = "100",
    reps: str = "5",
) -> str:
    return f"{date},Legs,1h,{name},1,{weight},{reps},0,0,\n"


def strong(*rows: str) -> Parsed:
    found = read((HEAD + "".join(rows)).encode("utf-8", "surrogatepass"), KG)
    assert plan_import(found).receipt.accounted == found.lines
    return found


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"\n\n  \n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"SQLite format 3\0" + bytes(100), "database"),
        (b"\x1f\x8b" + bytes(50), "compressed"),
        (b"PK\x03\x04" + bytes(50), "archive"),
        (bytes(range(32)) * 20, "not text"),
        (b"a,b,c\n1,2,3\n", "not that of any app"),
        (b'{"a": 1}', "JSON"),
        (b'{"format": "legtui", "version": 1, "sessions": [', "damaged"),
        (b'{"format": "legtui", "version": 1, "sessions": ' + b"[" * 100_000, "damaged"),
        (b"[" * 100_000, "JSON"),
        (b'{"format": "legtui", "version": 1, "sessions": 3}', "no list"),
        (b'"' + b"x" * 10_000_000, "first line"),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(ExchangeError, match=reason) as caught:
        read(data, KG)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_only_a_header_is_a_clean_import_of_nothing() -> None:
    for data in SAMPLES:
        if data[:1] not in (b"{", b"/", b"2"):
            head = data.splitlines()[0]
            if b"Allenamento" not in head:
                assert read(head, KG).lines == 0


def test_a_quote_that_is_never_closed_costs_its_own_line_only() -> None:
    torn = '2022-05-01 18:00:00,"Legs,1h,Squat (Barbell),1,100,5,0,0,\n'
    quoted = row(name='"Squat (Barbell)"')
    found = strong(row(), torn, quoted, quoted)
    assert [one.line for one in found.refused] == [3]
    assert "never closed" in found.refused[0].reason
    assert found.lines == 4
    assert [len(session.sets) for session in found.sessions] == [3]


def test_a_cell_of_ten_megabytes_costs_its_line_only() -> None:
    found = strong(row(), row(name='"' + "x" * 10_000_000 + '"'), row(name="y" * 20_000), row())
    assert [len(session.sets) for session in found.sessions] == [2]
    assert [one.line for one in found.refused] == [3, 4]
    assert all(len(one.raw) <= 2000 for one in found.refused)


def test_an_unterminated_quote_costs_its_line_only() -> None:
    found = strong(row(), row(name='"Squat'), *(row() for _ in range(700)))
    assert [(one.line, one.reason) for one in found.refused] == [
        (3, "a quote is opened and never closed")
    ]
    assert sum(len(session.sets) for session in found.sessions) == 701


def test_a_quote_inside_a_cell_opens_nothing() -> None:
    found = strong(row(name='Box 12" Squat'), row())
    assert found.refused == ()
    assert found.sessions[0].sets[0].name == 'Box 12" Squat'


def test_a_note_over_several_lines_keeps_the_numbers_of_lines() -> None:
    found = strong(row(name='"Squat\n(Barbell)"'), row(reps="x"))
    assert found.sessions[0].sets[0].lines == (2,)
    assert [one.line for one in found.refused] == [4]


@pytest.mark.parametrize("reps", ["1e9", "1000000000", "-1", "5.5", "nan", "inf", "0x10", "٣"])
def test_reps_that_are_none_are_refused(reps: str) -> None:
    assert len(strong(row(reps=reps)).refused) == 1


@pytest.mark.parametrize("weight", ["1e9", "99999", "-5", "nan", "inf", "0x10", "1.2.3.4", "=1+1"])
def test_weights_that_are_none_are_refused(weight: str) -> None:
    assert len(strong(row(weight=weight)).refused) == 1


@pytest.mark.parametrize(
    "date", ["1969-12-31 23:00:00", "2101-01-01 00:00:00", "2022-02-30", "0001-01-01", "", "soon"]
)
def test_days_that_are_none_are_refused(date: str) -> None:
    (refused,) = strong(row(date=date)).refused
    assert refused.line == 2


def test_the_year_2099_is_one() -> None:
    assert strong(row(date="2099-01-01 00:00:00")).sessions[0].started_at.year == 2099


def test_names_are_made_safe_and_stay_what_they_are() -> None:
    evil = "\x1b[31mred\x07\u202e[bold]Squat[/bold] =cmd|x"
    name = strong(row(name=evil)).sessions[0].sets[0].variation
    assert "\x1b" not in name
    assert "\u202e" not in name
    assert "[bold]Squat[/bold] =cmd|x" in name


@pytest.mark.parametrize("name", ["__proto__", "constructor", "'; drop table sets; --", "../../x"])
def test_names_are_only_names(name: str) -> None:
    assert strong(row(name=name)).sessions[0].sets[0].variation == name


def test_progress_is_told() -> None:
    told: list[int] = []
    data = (HEAD + row() * 2500).encode()
    assert read(data, Options(unit=Unit.KG, progress=told.append)).lines == 2500
    assert told == [1000, 2000]


def test_nul_bytes_are_inert() -> None:
    name = strong(row(name="Leg\0Press")).sessions[0].sets[0].variation
    assert "\0" not in name


def test_a_thousand_unknown_exercises_are_quick() -> None:
    start = time.perf_counter()
    found = strong(*(row(name=f"Odd squat {number} of legs") for number in range(1000)))
    assert len(found.unmatched) == 1000
    assert time.perf_counter() - start < 10


def test_too_many_columns_and_ragged_rows() -> None:
    with pytest.raises(ExchangeError, match="columns"):
        read(",".join(map(str, range(2000))).encode(), KG)
    found = strong(
        "2022-05-01 18:00:00,Legs,1h,Squat,1,100,5\n",
        row().strip() + ",,,\n",
        row().strip() + ",x\n",
    )
    assert len(found.sessions[0].sets) == 2
    assert [one.line for one in found.refused] == [4]


def test_a_fifo_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    for path in (fifo, tmp_path, tmp_path / "none", Path("/dev/zero"), tmp_path / "a\0b"):
        with pytest.raises(ExchangeError):
            read_source(path)


def test_a_source_has_its_name_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"abc")
    source = read_source(path)
    assert (source.name, source.data) == ("a.csv", b"abc")
    assert source.sha256.startswith("ba7816bf")


def outcome(data: bytes, options: Options) -> tuple[Parsed | None, str]:
    try:
        return read(data, options), ""
    except ExchangeError as error:
        return None, str(error)


def never_crashes(data: bytes) -> None:
    for unit in (Unit.KG, None):
        found, refusal = outcome(data, Options(unit=unit))
        if found is not None:
            assert plan_import(found).receipt.accounted == found.lines
        else:
            assert refusal
            assert "\n" not in refusal


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_random_bytes_never_crash(data: bytes) -> None:
    never_crashes(data)


@settings(max_examples=300)
@given(
    st.sampled_from(SAMPLES),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 8), st.binary(max_size=6)),
        min_size=1,
        max_size=6,
    ),
)
def test_damaged_files_never_crash(data: bytes, damages: list[tuple[float, int, bytes]]) -> None:
    for place, length, put in damages:
        at = int(place * len(data))
        data = data[:at] + put + data[at + length :]
    never_crashes(data)


@settings(max_examples=100)
@given(st.sampled_from(SAMPLES), st.sampled_from(format_ids()))
def test_a_wrong_format_is_refused_or_read(data: bytes, format_id: str) -> None:
    with suppress(ExchangeError):
        assert read(data, KG, format_id).format in (format_id, read(data, KG).format)


CELLS = st.text(
    alphabet=st.sampled_from("0123456789.,:-/ '\"=@+xWDFé\n\0\u202e٣"),
    max_size=12,
)


@settings(max_examples=300)
@given(st.sampled_from(SAMPLES), st.lists(st.lists(CELLS, max_size=14), min_size=1, max_size=4))
def test_any_cells_under_any_header_never_crash(data: bytes, rows: list[list[str]]) -> None:
    head = data.decode("utf-8-sig").split("\n", 1)[0]
    body = "\n".join(",".join(cells) for cells in rows)
    never_crashes(f"{head}\n{body}\n".encode())

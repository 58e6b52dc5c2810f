"""Pictures from outside, broken and hostile ones among them."""

from __future__ import annotations

import io
import os
import stat
import struct
import zlib
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from legtui.machine.pictures import LARGEST, PictureError, TakenIn, glance, take_in

GPS_IFD = 34853


def photo(path: Path, size: tuple[int, int] = (300, 400), **options: object) -> Path:
    image = Image.effect_noise(size, 60).convert("RGB")
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def png(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG that promises a size, whatever it holds."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + crc

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(body)) + chunk(b"IEND", b"")


def with_exif(path: Path, size: tuple[int, int], orientation: int) -> Path:
    image = Image.new("RGB", size, "red")
    exif = Image.Exif()
    exif[274] = orientation
    exif[271] = "Secret Camera"
    exif.get_ifd(34665)[36867] = "2026:09:14 07:30:00"
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (52.0, 31.0, 12.0)})
    image.save(path, exif=exif, comment=b"at home", dpi=(300, 300))
    return path


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_a_picture_is_copied_private_small_and_upright(tmp_path: Path, ending: str) -> None:
    source = tmp_path / f"one.{ending}"
    Image.linear_gradient("L").resize((3000, 1500)).convert("RGB").save(source)
    taken = take_in(source, tmp_path / "photos")
    assert (taken.width, taken.height) == (LARGEST, LARGEST // 2)
    files = sorted((tmp_path / "photos").iterdir())
    assert [one.name for one in files] == [f"{taken.uid}.jpg", f"{taken.uid}.thumb.jpg"]
    assert all(stat.S_IMODE(one.stat().st_mode) == 0o600 for one in files)
    assert stat.S_IMODE((tmp_path / "photos").stat().st_mode) == 0o700
    with Image.open(files[1]) as thumb:
        assert max(thumb.size) == 1000
    assert source.exists()


def test_nothing_but_pixels_is_kept(tmp_path: Path) -> None:
    source = with_exif(tmp_path / "one.jpg", (40, 20), orientation=6)
    assert glance(source) == date(2026, 9, 14)
    taken = take_in(source, tmp_path / "photos")
    assert (taken.width, taken.height) == (20, 40)
    kept = (tmp_path / "photos" / f"{taken.uid}.jpg").read_bytes()
    for secret in (b"Secret Camera", b"Exif", b"at home", b"2026:09:14"):
        assert secret in source.read_bytes()
        assert secret not in kept
    with Image.open(io.BytesIO(kept)) as again:
        assert not dict(again.getexif())


def test_a_glance_says_no_day_where_there_is_none_and_refuses_what_is_no_picture(
    tmp_path: Path,
) -> None:
    assert glance(photo(tmp_path / "one.png")) is None
    exif = Image.Exif()
    exif[306] = "no day at all"
    Image.new("RGB", (4, 4)).save(tmp_path / "odd.jpg", exif=exif)
    assert glance(tmp_path / "odd.jpg") is None
    with pytest.raises(PictureError, match="not a picture"):
        glance(hostile(tmp_path)["text"][0])


def test_what_lies_beneath_glass_is_flattened_on_white(tmp_path: Path) -> None:
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    taken = take_in(tmp_path / "clear.png", tmp_path / "photos")
    with Image.open(tmp_path / "photos" / f"{taken.uid}.jpg") as kept:
        assert kept.getpixel((4, 4)) == (255, 255, 255)


def test_sixteen_bits_of_grey_are_not_all_white(tmp_path: Path) -> None:
    deep = Image.linear_gradient("L").convert("I").point(lambda value: value * 257)
    deep.convert("I;16").save(tmp_path / "deep.png")
    taken = take_in(tmp_path / "deep.png", tmp_path / "photos")
    with Image.open(tmp_path / "photos" / f"{taken.uid}.jpg") as kept:
        rows = kept.convert("L").resize((1, 256)).tobytes()
    assert [abs(rows[at] - at) < 6 for at in (0, 64, 128, 192, 255)] == [True] * 5


def hostile(folder: Path) -> dict[str, tuple[Path, str]]:
    """Files that must be refused, and a word of why."""
    text = folder / "text.jpg"
    text.write_text("no picture at all\n" * 50)
    bomb = folder / "bomb.png"
    bomb.write_bytes(png(60_000, 60_000, b"\0" * 60_000))
    huge = folder / "huge.png"
    huge.write_bytes(png(10_000, 10_000, b"\0" * 10_001))
    half = photo(folder / "half.jpg", (800, 800))
    half.write_bytes(half.read_bytes()[:9000])
    lying = folder / "lying.png"
    lying.write_bytes(png(500, 500, b"\0" * 100))
    empty = folder / "empty\n\x1b[31m[bold].jpg"
    empty.touch()
    heic = folder / "phone.HEIC"
    heic.write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 99)
    gif = folder / "moving.gif"
    Image.new("P", (9, 9)).save(gif)
    talk = PngImagePlugin.PngInfo()
    talk.add_text("note", "x" * 80_000_000, zip=True)
    chatty = folder / "chatty.png"
    Image.new("RGB", (9, 9)).save(chatty, pnginfo=talk)
    postscript = folder / "script.jpg"
    postscript.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
    return {
        "text": (text, "not a picture"),
        "bomb": (bomb, "megapixels"),
        "huge": (huge, "megapixels"),
        "half": (half, "broken"),
        "lying": (lying, "broken"),
        "empty": (empty, "empty"),
        "heic": (heic, "JPEG"),
        "gif": (gif, "not a picture"),
        "chatty": (chatty, ""),
        "script": (postscript, "not a picture"),
        "folder": (folder, "folder"),
        "gone": (folder / "gone.jpg", "no file"),
        "null": (Path("a\0b"), "can't be read"),
    }


@pytest.mark.parametrize("name", [
    "text", "bomb", "huge", "half", "lying", "empty", "heic", "gif", "chatty", "script",
    "folder", "gone", "null",
])  # fmt: skip
def test_broken_and_hostile_files_are_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    source, word = hostile(tmp_path)[name]
    with pytest.raises(PictureError) as refused:
        take_in(source, tmp_path / "photos")
    said = str(refused.value)
    assert word in said
    assert said.endswith(".")
    assert said.isprintable()
    folder = tmp_path / "photos"
    assert not folder.exists() or not list(folder.iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    with pytest.raises(PictureError, match="not a file"):
        take_in(tmp_path / "pipe.jpg", tmp_path / "photos")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "photos").write_text("in the way")
    with pytest.raises(PictureError, match="could not be copied"):
        take_in(photo(tmp_path / "one.jpg"), tmp_path / "photos")


def test_each_gets_a_name_of_its_own(tmp_path: Path) -> None:
    source = photo(tmp_path / "one.jpg")
    one, two = (take_in(source, tmp_path / "photos") for _ in range(2))
    assert isinstance(one, TakenIn)
    assert one.uid != two.uid

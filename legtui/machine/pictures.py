"""Pictures from outside: looked at with suspicion, then written anew and small.

Nothing of the file is kept but its pixels, so no place, no camera and no hidden text comes in.
A picture that legtui itself wrote, in another data folder, is kept as it is.
Pillow is imported only here and only when a picture is taken in.
"""

from __future__ import annotations

import contextlib
import io
import os
import stat
import uuid
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from legtui.machine.photo_files import PICTURE, THUMB, unlink
from legtui.text import one_line
from legtui.training.frozen import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

ENDINGS: Final = (".jpg", ".jpeg", ".png", ".webp")
FORMATS: Final = ("JPEG", "PNG", "WEBP")
"""JPEG with several pictures in one, as phones make them, is among the first."""
MOST_BYTES: Final = 64 * 1024 * 1024
MOST_PIXELS: Final = 64_000_000
"""More than any phone's usual picture; a bomb promises far more than it weighs."""
LARGEST: Final = 2000
"""Longest side of what is kept, pixels."""
THUMBNAIL: Final = 1000
"""Longest side of what is shown in the terminal."""
_PLAIN: Final = frozenset((0xC0, 0xC4, 0xDB, 0xDD, 0xE0))
"""Segments of a JPEG that say how its pixels are stored, and nothing else."""
_BARE_JFIF: Final = 16
"""Length of the first segment where it has no small picture of its own."""
_QUALITY: Final = 88
_TAKEN: Final = (36867, 306)
"""EXIF: when it was taken, when it was changed."""
_EXIF_IFD: Final = 34665


class PictureError(Exception):
    """A picture that is not taken in; says why in a sentence."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A picture that was taken in."""

    uid: str
    width: int
    height: int


def glance(source: Path) -> date | None:
    """Return the day that the camera wrote into a picture, `None` where it says none.

    Only its beginning is read.

    Raises:
        PictureError: It is no picture, or too large.
    """
    with _opened_file(source) as image:
        try:
            exif = image.getexif()
            said = exif.get_ifd(_EXIF_IFD).get(_TAKEN[0]) or exif.get(_TAKEN[1])
            return datetime.strptime(str(said)[:10], "%Y:%m:%d").date()
        except Exception:
            # Its metadata is worth a guess of the day and no more.
            return None


def take_in(source: Path, folder: Path) -> TakenIn:
    """Write a picture anew into a folder, upright, without its metadata, and small enough.

    Args:
        source: Any file.
        folder: Gets `<uid>.jpg` and `<uid>.thumb.jpg`, readable by the lifter alone.

    Raises:
        PictureError: It is no picture, broken, or too large; nothing was written.
    """
    with _opened_file(source) as image:
        kept = _written_anew(image, _name(source))
    uid = uuid.uuid4().hex
    put(kept.data, uid, folder)
    return TakenIn(uid, kept.width, kept.height)


@dataclass(frozen=True, slots=True)
class Checked:
    """A picture of another data folder that may come into this one."""

    data: bytes
    """What to keep."""
    width: int
    height: int


def check(data: bytes, name: str) -> Checked:
    """Look at the bytes of a kept picture: what legtui wrote stays as it is, byte for byte.

    Anything else that is a picture is written anew as `take_in` does it.

    Args:
        data: A whole file.
        name: What to call it.

    Raises:
        PictureError: It is no picture, broken, or too large.
    """
    with _opened(io.BytesIO(data), name) as image:
        if image.format != "JPEG" or max(image.size) > LARGEST or not _is_plain_jpeg(data):
            return _written_anew(image, name)
        width, height = image.size
        # An eighth of its size tells as surely whether all of it is there.
        with _broken(name):
            image.draft("RGB", (max(1, width // 8), max(1, height // 8)))
            image.load()
    return Checked(data, width, height)


def put(data: bytes, uid: str, folder: Path) -> None:
    """Write a kept picture and the small one that is shown of it, which follows from it.

    Raises:
        PictureError: They can't be written; nothing of them is left.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unlink(folder, uid)
        _write(data, folder / f"{uid}{PICTURE}")
        with _opened(io.BytesIO(data), uid) as image:
            _write(_jpeg(image, THUMBNAIL), folder / f"{uid}{THUMB}")
    except OSError as error:
        with contextlib.suppress(OSError):
            unlink(folder, uid)
        raise PictureError(f"It could not be copied: {error.strerror or error}.") from None


def _name(source: Path) -> str:
    """Return what to call a file, safe to show."""
    return one_line(source.name or str(source), 80)


def _refused_before(source: Path) -> str:
    name = _name(source)
    try:
        found = os.stat(source)
    except FileNotFoundError:
        return f"There is no file {name}."
    except (OSError, ValueError):
        return "That file can't be read."
    if stat.S_ISDIR(found.st_mode):
        return f"{name} is a folder."
    if not stat.S_ISREG(found.st_mode):
        return f"{name} is not a file."
    if found.st_size > MOST_BYTES:
        return f"{name} is larger than {MOST_BYTES // 1024 // 1024} MB."
    if source.suffix.lower() in (".heic", ".heif"):
        return "HEIC pictures can't be read here; export it as JPEG first."
    return "" if found.st_size else f"{name} is empty."


def _opened_file(source: Path) -> Image:
    why = _refused_before(source)
    if why:
        raise PictureError(why)
    return _opened(source, _name(source))


def _opened(source: Path | BinaryIO, name: str) -> Image:
    from PIL import Image as pillow

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = pillow.open(source, formats=FORMATS)
    except pillow.DecompressionBombError:
        raise PictureError(_too_large(name)) from None
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError):
        raise PictureError(
            f"{name} is not a picture that can be read (JPEG, PNG or WebP)."
        ) from None
    if image.width * image.height > MOST_PIXELS:
        image.close()
        raise PictureError(_too_large(name))
    return image


def _too_large(name: str) -> str:
    return f"{name} has more than {MOST_PIXELS // 1_000_000} megapixels."


@contextlib.contextmanager
def _broken(name: str) -> Iterator[None]:
    """Say that a picture is broken, whatever its decoder met in it."""
    try:
        yield
    except PictureError:
        raise
    except Exception as error:
        # What nobody foresaw is met here too; the file is at fault, not the program.
        raise PictureError(f"{name} is broken: it ends too soon or makes no sense.") from error


def _written_anew(image: Image, name: str) -> Checked:
    """Return the picture upright, as plain pixels on white, in a file of its own."""
    from PIL import Image as pillow
    from PIL import ImageOps

    with _broken(name):
        image.draft("RGB", (LARGEST, LARGEST))
        image.load()
        small = _scaled(_eight_bits(ImageOps.exif_transpose(image)), LARGEST)
        flat = small.convert("RGBA") if "A" in small.getbands() or small.mode == "P" else small
        clean = pillow.new("RGB", flat.size, "white")
        clean.paste(flat.convert("RGB"), mask=flat if flat.mode == "RGBA" else None)
        return Checked(_jpeg(clean, LARGEST), *clean.size)


def _eight_bits(image: Image) -> Image:
    """Return a grey picture of 16 bits with 8; all others as they are."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")


def _is_plain_jpeg(data: bytes) -> bool:
    """Whether a JPEG is pixels and nothing else: no metadata, no comment, nothing behind its end.

    Such are those that this module writes.
    """
    at = 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        at += 2 + length
        if kind == 0xDA:
            return _ends_once(data, at)
        if kind not in _PLAIN or (kind == 0xE0 and length != _BARE_JFIF):
            return False
    return False


def _ends_once(data: bytes, at: int) -> bool:
    """Whether from here on there are pixels, then the mark of the end, and no byte more."""
    while (at := data.find(b"\xff", at)) != -1:
        mark = data[at + 1 : at + 2]
        if mark == b"\xd9":
            return at + 2 == len(data)
        if mark != b"\x00" and not b"\xd0" <= mark <= b"\xd7":
            return False
        at += 2
    return False


def _scaled(image: Image, longest: int) -> Image:
    if max(image.size) <= longest:
        return image
    copy = image.copy()
    copy.thumbnail((longest, longest))
    return copy


def _jpeg(image: Image, longest: int) -> bytes:
    file = io.BytesIO()
    _scaled(image, longest).save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def _write(data: bytes, dest: Path) -> None:
    handle = os.open(dest, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())

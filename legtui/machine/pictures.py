"""Pictures from outside: looked at with suspicion, then written anew and small.

Nothing of the file is kept but its pixels, so no place, no camera and no hidden text comes in.
Pillow is imported only here and only when a picture is taken in.
"""

from __future__ import annotations

import contextlib
import os
import stat
import uuid
import warnings
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

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


def path_of(typed: str) -> Path:
    """Return the file that is meant by what was typed, pasted or dropped on the terminal."""
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    elif os.name != "nt":
        text = text.replace("\\ ", " ").replace("\\(", "(").replace("\\)", ")")
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    return Path(text).expanduser()


def glance(source: Path) -> date | None:
    """Return the day that the camera wrote into a picture, `None` where it says none.

    Only its beginning is read.

    Raises:
        PictureError: It is no picture, or too large.
    """
    with _opened(source) as image:
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
    image = _read(source)
    name = uuid.uuid4().hex
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(image, LARGEST, folder / f"{name}.jpg")
        _write(image, THUMBNAIL, folder / f"{name}.thumb.jpg")
    except OSError as error:
        for ending in (".jpg", ".thumb.jpg"):
            with contextlib.suppress(OSError):
                (folder / f"{name}{ending}").unlink()
        raise PictureError(f"It could not be copied: {error.strerror or error}.") from None
    shown = _scaled(image, LARGEST)
    return TakenIn(name, *shown.size)


def _refused_before(source: Path) -> str:
    try:
        found = os.stat(source)
    except FileNotFoundError:
        return f"There is no file {source.name or source}."
    except (OSError, ValueError):
        return "That file can't be read."
    if stat.S_ISDIR(found.st_mode):
        return f"{source.name or source} is a folder."
    if not stat.S_ISREG(found.st_mode):
        return f"{source.name} is not a file."
    if found.st_size > MOST_BYTES:
        return f"{source.name} is larger than {MOST_BYTES // 1024 // 1024} MB."
    if source.suffix.lower() in (".heic", ".heif"):
        return "HEIC pictures can't be read here; export it as JPEG first."
    return "" if found.st_size else f"{source.name} is empty."


def _opened(source: Path) -> Image:
    why = _refused_before(source)
    if why:
        raise PictureError(why)
    from PIL import Image as pillow

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = pillow.open(source, formats=FORMATS)
    except pillow.DecompressionBombError:
        raise PictureError(_too_large(source)) from None
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError):
        raise PictureError(
            f"{source.name} is not a picture that can be read (JPEG, PNG or WebP)."
        ) from None
    if image.width * image.height > MOST_PIXELS:
        image.close()
        raise PictureError(_too_large(source))
    return image


def _too_large(source: Path) -> str:
    return f"{source.name} has more than {MOST_PIXELS // 1_000_000} megapixels."


def _read(source: Path) -> Image:
    """Return the picture upright, as plain pixels."""
    from PIL import Image as pillow
    from PIL import ImageOps

    broken = PictureError(f"{source.name} is broken: it ends too soon or makes no sense.")
    try:
        with _opened(source) as image:
            image.draft("RGB", (LARGEST, LARGEST))
            image.load()
            upright = ImageOps.exif_transpose(image)
            small = _scaled(upright, LARGEST)
            flat = small.convert("RGBA") if "A" in small.getbands() or small.mode == "P" else small
            clean = pillow.new("RGB", flat.size, "white")
            clean.paste(flat.convert("RGB"), mask=flat if flat.mode == "RGBA" else None)
            return clean
    except PictureError:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, MemoryError):
        raise broken from None
    except Exception as error:
        # A decoder met what nobody foresaw; the file is at fault, not the program.
        raise broken from error


def _scaled(image: Image, longest: int) -> Image:
    if max(image.size) <= longest:
        return image
    copy = image.copy()
    copy.thumbnail((longest, longest))
    return copy


def _write(image: Image, longest: int, dest: Path) -> None:
    handle = os.open(dest, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        _scaled(image, longest).save(file, "JPEG", quality=_QUALITY)
        file.flush()
        os.fsync(file.fileno())

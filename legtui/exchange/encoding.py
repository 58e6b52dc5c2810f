"""What encoding a file of unknown origin is in."""

from __future__ import annotations

import codecs
import io
from typing import Final

from legtui.exchange.errors import ExchangeError
from legtui.exchange.source import MOST_BYTES

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY: Final = (
    (b"\x1f\x8b", "a compressed backup; export a CSV file in the other app instead"),
    (b"PK\x03\x04", "an archive or a spreadsheet; unpack it, or save it as CSV"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_HEAD: Final = 4096
_CHUNK: Final = 1 << 20


def encoding_of(data: bytes) -> str:
    """Return the name of the encoding: by its mark, UTF-16 by its zeros, UTF-8, else cp1252.

    Raises:
        ExchangeError: The file is empty, too big or no text at all.
    """
    if not data:
        raise ExchangeError("the file is empty")
    if len(data) > MOST_BYTES:
        raise ExchangeError(f"the file has more than {MOST_BYTES >> 20} MB")
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise ExchangeError(f"the file is {what}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:_HEAD]
    wide = _zeros_tell(head)
    if wide is not None:
        return wide
    if _controls(head) > len(head) // 10:
        raise ExchangeError("the file is not text")
    return "utf-8" if _is_utf_8(data) or _mostly_utf_8(data) else "cp1252"


def text_of(data: bytes) -> str:
    """Return the whole text; what does not decode becomes a replacement character."""
    text = data.decode(encoding_of(data), errors="replace")
    return text.removeprefix("\ufeff").replace("\0", "\ufffd")


def open_text(data: bytes) -> io.TextIOWrapper:
    """Return the text as a stream of lines; every kind of line end is read as one."""
    encoding = encoding_of(data)
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors="replace", newline=None)


def _zeros_tell(head: bytes) -> str | None:
    pairs = len(head) // 2
    if pairs < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > pairs // 2 and even < pairs // 8:
        return "utf-16-le"
    if even > pairs // 2 and odd < pairs // 8:
        return "utf-16-be"
    return None


def _controls(head: bytes) -> int:
    return sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)


def _is_utf_8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK], start + _CHUNK >= len(data))
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf_8(data: bytes) -> bool:
    """Whether a few damaged bytes stand among more good characters beyond ASCII."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    good = bad = 0
    for start in range(0, len(data), _CHUNK):
        text = decoder.decode(data[start : start + _CHUNK], start + _CHUNK >= len(data))
        wrong = text.count("\ufffd")
        bad += wrong
        good += sum(not character.isascii() for character in text) - wrong
    return good > bad

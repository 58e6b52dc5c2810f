"""What can be wrong with a file, each said in one sentence."""

from __future__ import annotations


class ExchangeError(ValueError):
    """The whole file is refused; the message is one sentence for the lifter."""


class NeedsUnit(ExchangeError):
    """The file's weights carry no unit; ask once and read it again with one."""

    def __init__(self, format_id: str) -> None:
        super().__init__("the weights in this file have no unit: say kg or lb")
        self.format_id = format_id


class LineRefused(ValueError):
    """One line is refused; the message is the reason in the receipt."""

"""The lifter's file, as the commands and the app reach it, and how one refuses."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from legtui.contract import DATABASE_NAME
from legtui.machine import folders
from legtui.training.frozen import dataclass

if TYPE_CHECKING:
    from legtui.journal.journal import Journal


class Refused(Exception):
    """Why it is not done; exit code 1."""

    def tell(self) -> None:
        """Say why on standard error, on one line."""
        with contextlib.suppress(OSError):
            print(f"legtui: {' '.join(str(self).split())}", file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Log:
    """The lifter's file, as a command reaches it; `@click.pass_obj` hands it over."""

    asked: str | None = None
    """The folder that was asked for with `--data-dir`."""

    @property
    def folder(self) -> Path:
        """Where everything lives. Raises `Refused` if there is no such place."""
        try:
            return folders.data_dir(self.asked, environ=os.environ)
        except folders.FolderError as error:
            raise Refused(str(error)) from None

    @property
    def path(self) -> Path:
        """Where the file is, or would be."""
        return self.folder / DATABASE_NAME

    @contextmanager
    def opened(self, *, read_only: bool = False) -> Iterator[Journal]:
        """Open it, made if it is not there; what goes wrong is one sentence.

        Args:
            read_only: Look only, also while a session runs in another window.

        Raises:
            Refused: It can't be opened, or what was done with it failed.
        """
        from legtui.journal.errors import JournalError
        from legtui.journal.journal import Journal as Opened

        path = self.path
        if read_only and not path.exists():
            raise Refused(f"There is no log yet: {path} is made by the first session.")
        try:
            if not read_only:
                folders.make_data_dir(path.parent)
            journal = Opened.open(path, read_only=read_only)
        except (JournalError, folders.FolderError) as error:
            raise Refused(str(error)) from None
        try:
            yield journal
        except JournalError as error:
            raise Refused(str(error)) from None
        finally:
            journal.close()

    @contextmanager
    def read(self) -> Iterator[Journal]:
        """Open it to look only; where there is none yet, an empty one that leaves no trace."""
        import tempfile

        if self.path.exists():
            with self.opened(read_only=True) as journal:
                yield journal
            return
        with tempfile.TemporaryDirectory(prefix="legtui-") as empty, Log(empty).opened() as journal:
            yield journal

"""Pulls the plug at any point of what a process wrote: recorded by `record.c`, replayed here.

What was not synced may be on the disk, may not, or may be there in parts of 512 bytes. Names
reach the disk in order, and only a part of them where their folder was not synced.
"""

from __future__ import annotations

import random
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
ACKNOWLEDGED = "/acknowledged"
"""A file to which a byte is added for each thing that was acknowledged."""


class Change(NamedTuple):
    """One change of a file or a folder, as `record.c` says it."""

    kind: str
    path: str
    place: int
    data: bytes


def read(path: Path) -> list[Change]:
    """Return the changes in a record."""
    log, at, changes = path.read_bytes(), 0, []
    while at < len(log):
        kind = chr(log[at])
        length, place, size = struct.unpack("=IqI", log[at + 1 : at + 17])
        name = log[at + 17 : at + 17 + length].decode()
        at += 17 + length
        changes.append(Change(kind, name, place, log[at : at + size]))
        at += size
    return changes


@dataclass
class _File:
    on_disk: bytearray = field(default_factory=bytearray)
    pending: list[Change] = field(default_factory=list)


def _apply(data: bytearray, change: Change, place: int, piece: bytes) -> None:
    if change.kind == "T":
        del data[change.place :]
        data.extend(bytes(change.place - len(data)))
        return
    data.extend(bytes(max(place - len(data), 0)))
    data[place : place + len(piece)] = piece


@dataclass
class Disk:
    """What is on the disk, what only the system knows, and what was acknowledged."""

    sync_names: bool
    """Whether to sync a file syncs all names too, as ext4 does."""
    live: dict[str, _File] = field(default_factory=dict)
    names: dict[str, _File] = field(default_factory=dict)
    pending: list[tuple[str, _File | None]] = field(default_factory=list)
    acknowledged: int = 0

    def do(self, change: Change) -> None:
        """Carry a change out."""
        kind, path = change.kind, change.path
        if path.endswith(ACKNOWLEDGED):
            self.acknowledged += len(change.data)
        elif path.endswith(("-shm", ".lock")):
            return
        elif kind == "C":
            self.live[path] = _File()
            self.pending.append((path, self.live[path]))
        elif kind in "WT":
            self.live.setdefault(path, _File()).pending.append(change)
        elif kind == "S":
            self._sync(self.live.get(path))
        elif kind == "D":
            self._settle(len(self.pending))
        elif kind == "U":
            self.live.pop(path, None)
            self.pending.append((path, None))
        elif kind == "R" and path in self.live:
            new = change.data.decode()
            self.live[new] = self.live.pop(path)
            self.pending += [(new, self.live[new]), (path, None)]

    def _sync(self, file: _File | None) -> None:
        if file is not None:
            for one in file.pending:
                _apply(file.on_disk, one, one.place, one.data)
            file.pending.clear()
        if self.sync_names:
            self._settle(len(self.pending))

    def _settle(self, count: int) -> None:
        for path, file in self.pending[:count]:
            if file is None:
                self.names.pop(path, None)
            else:
                self.names[path] = file
        del self.pending[:count]

    def pull_the_plug(self, out: Path, root: str, chance: random.Random) -> None:
        """Write to a folder what may be found after the power is back."""
        self._settle(chance.randint(0, len(self.pending)))
        style = chance.choice(("none", "all", "some", "some", "first"))
        for path, file in self.names.items():
            data = bytearray(file.on_disk)
            pending = file.pending
            if style == "first":
                pending = pending[: chance.randint(0, len(pending))]
            for one in pending:
                if style != "none" and (style != "some" or chance.random() < 0.5):
                    _reach(data, one, torn=style == "some" and chance.random() < 0.5, by=chance)
            target = out / Path(path).relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def _reach(data: bytearray, change: Change, *, torn: bool, by: random.Random) -> None:
    if not torn or change.kind == "T":
        _apply(data, change, change.place, change.data)
        return
    for start in range(0, len(change.data), SECTOR):
        if by.random() < 0.5:
            _apply(data, change, change.place + start, change.data[start : start + SECTOR])

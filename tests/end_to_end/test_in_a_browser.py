"""`legtui serve` in a real browser without a window: it draws, and keys reach the log.

Skipped where there is no Chromium; the rules of who is answered are tested without one.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import itertools
import os
import re
import shutil
import signal
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

aiohttp = pytest.importorskip("aiohttp", reason="the web extra is not installed")
pytest.importorskip("textual_serve", reason="the web extra is not installed")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
PATIENCE_S = 60.0

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here to look with")


@asynccontextmanager
async def running(*command: str, said: str) -> AsyncIterator[str]:
    """Run a program until it says something; give what stands in the group, end it after."""
    process = await asyncio.create_subprocess_exec(
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        heard = ""
        async with asyncio.timeout(PATIENCE_S):
            while (found := re.search(said, heard)) is None:
                line = await process.stdout.readline()
                assert line, heard
                heard += line.decode(errors="replace")
        drain = asyncio.create_task(process.stdout.read())
        yield found[1]
        drain.cancel()
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


class Page:
    """A page of the browser, over its debugging protocol."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._ids = itertools.count(1)

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._ids)
        await self._socket.send_json({"id": number, "method": method, "params": params})
        while True:
            answer = await self._socket.receive_json(timeout=PATIENCE_S)
            if answer.get("id") == number:
                found: dict[str, Any] = answer["result"]
                return found

    async def value(self, expression: str) -> Any:
        answer = await self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return answer["result"].get("value")

    async def click(self, x: int, y: int) -> None:
        """Click, which gives the keys to what is there."""
        for kind in ("mousePressed", "mouseReleased"):
            await self.call(
                "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1
            )

    async def press_enter(self) -> None:
        key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13}
        await self.call("Input.dispatchKeyEvent", type="keyDown", text="\r", **key)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **key)

    async def size_of_picture(self) -> int:
        """Bytes of the page's picture: of an empty one there are few."""
        shot = await self.call("Page.captureScreenshot")
        return len(base64.b64decode(shot["data"]))


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def welcomed(folder: Path) -> bool:
    """Tell whether the log says that the first questions were answered."""
    with contextlib.closing(sqlite3.connect(folder / "legtui.db")) as log:
        found = log.execute("SELECT value FROM setting WHERE name = 'welcomed'").fetchall()
    return found == [("yes",)]


@pytest.mark.timeout(180)
async def test_the_first_run_can_be_walked_through_in_a_browser(tmp_path: Path) -> None:
    assert CHROMIUM is not None
    folder = tmp_path / "log"
    serve = (sys.executable, "-m", "legtui", "serve", "--data-dir", str(folder))
    browser = (CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
               "--remote-debugging-port=0", f"--user-data-dir={tmp_path / 'browser'}",
               "about:blank")  # fmt: skip
    async with (
        running(*serve, "--port", str(free_port()), said=r"(http://\S+)") as address,
        running(*browser, said=r"listening on ws://([\d.:]+)/") as debugger,
        aiohttp.ClientSession() as client,
    ):
        assert address.startswith("http://127.0.0.1:")
        pages = await (await client.get(f"http://{debugger}/json/list")).json()
        where = next(one["webSocketDebuggerUrl"] for one in pages if one["type"] == "page")
        async with client.ws_connect(where, max_msg_size=0) as socket_, asyncio.timeout(120):
            page = Page(socket_)
            await page.call("Page.navigate", url=address)
            while not await page.value("document.body.classList.contains('-first-byte')"):
                await asyncio.sleep(0.3)
            asked = await page.value("performance.getEntriesByType('resource').map(r => r.name)")
            assert all(one.startswith((address, address.replace("http", "ws"))) for one in asked)
            await page.click(700, 380)
            while not welcomed(folder):
                await page.press_enter()
                await asyncio.sleep(0.8)
            assert await page.size_of_picture() > 8_000

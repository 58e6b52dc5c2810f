"""legtui in the browser of this machine, by textual-serve, an extra.

textual-serve answers whoever asks and knows no password, so three things are added: it listens
on 127.0.0.1 alone, it answers only pages that came from itself (another site open in the same
browser could reach 127.0.0.1 too), and its page fetches nothing from elsewhere.
"""

from __future__ import annotations

import re
import shlex
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final

HOST: Final = "127.0.0.1"
MISSING: Final = "The browser view is an extra: pip install 'legtui[web]' brings it."

_FROM_ELSEWHERE: Final = re.compile(r"<link\b[^>]*https?://[^>]*>", re.DOTALL)


class WebError(Exception):
    """Why nothing can be served, in a sentence."""


def command(words: Sequence[str]) -> str:
    """Return the command that runs legtui with these words, for a shell."""
    return shlex.join([sys.executable, "-m", "legtui", *words])


def page_without_links(page: str) -> str:
    """Return a page without the style sheets that it would fetch from the network."""
    return _FROM_ELSEWHERE.sub("", page)


def is_ours(host: str, origin: str | None, port: int) -> bool:
    """Tell whether a request was made by a page of this server.

    Args:
        host: Header `Host`; another name that leads here is a trick (DNS rebinding).
        origin: Header `Origin`; none where a person typed the address.
        port: Where this server listens.

    """
    names = {f"{HOST}:{port}", f"localhost:{port}"}
    return host in names and (origin is None or origin in {f"http://{one}" for one in names})


def serve(words: Sequence[str], port: int, say: Callable[[str], None]) -> None:
    """Serve legtui with these words of its command line until Ctrl+C; say where.

    Raises:
        WebError: textual-serve is not installed, or the port is taken.
    """
    try:
        from aiohttp import web
        from textual_serve.server import Server
    except ImportError:
        raise WebError(MISSING) from None

    async def only_ours(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if not is_ours(request.host, request.headers.get("Origin"), port):
            raise web.HTTPForbidden(text="legtui answers its own page only.")
        return await handler(request)

    class Local(Server):  # type: ignore[misc, unused-ignore]
        async def _make_app(self) -> Any:
            made = await super()._make_app()
            made.middlewares.append(web.middleware(only_ours))
            return made

    with tempfile.TemporaryDirectory(prefix="legtui-web-") as folder:
        made = Local(command(words), host=HOST, port=port, title="legtui")
        for template in Path(made.templates_path).glob("*.html"):
            page = page_without_links(template.read_text(encoding="utf-8"))
            (Path(folder) / template.name).write_text(page, encoding="utf-8")
        made.templates_path = Path(folder)
        try:
            say(f"http://{HOST}:{port} in a browser of this machine; Ctrl+C ends it.")
            made.serve()
        except OSError as error:
            reason = error.strerror or str(error)
            raise WebError(f"Port {port} can't be used: {reason}.") from None

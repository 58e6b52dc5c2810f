"""Keys applied in the order they were pressed, also when many arrive in one read.

Textual 8.2 hands a key to the focused widget first and looks for its binding only after the
event has bubbled up to the app. A letter handled in the widget therefore overtakes an
earlier key that has a binding: `00x5`, Home, `1`, Enter becomes `00x51`
(github.com/Textualize/textual/issues/6605). Running a node's own bindings in its own
`on_key`, before bubbling, keeps the order.
"""

from __future__ import annotations

from textual import events
from textual.dom import DOMNode
from textual.message import Message
from textual.widgets import Input


async def run_own_binding(node: DOMNode, event: events.Key) -> bool:
    """Run the node's own binding for this key now; return whether there was one.

    To be called first in a widget's or screen's `on_key`. A binding whose action is not
    possible now (`check_action`) counts as none. Bindings of the app, and priority bindings
    of any node, are not run here: Textual runs priority bindings even before `on_key`, so a
    key that must keep its turn may not have one.
    """
    for binding in node._bindings.key_to_bindings.get(event.key, ()):
        if not binding.priority and await node.app.run_action(binding.action, node):
            event.stop()
            event.prevent_default()
            return True
    return False


class OrderedInput(Input):
    """An `Input` that keeps its keys in order and gives its text away at Enter.

    At Enter it posts `Entered` with the text as it stood at that instant and is empty for
    what is typed next, so a held Enter enters once and text typed ahead never runs into it.
    An empty box posts nothing.
    """

    class Entered(Message):
        """The text was entered; it is no longer in the box."""

        def __init__(self, sender: OrderedInput, text: str) -> None:
            super().__init__()
            self.sender = sender
            self.text = text

        @property
        def control(self) -> OrderedInput:
            """The box it was typed in."""
            return self.sender

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._enter()
        elif event.is_printable or not await run_own_binding(self, event):
            await super()._on_key(event)

    def _enter(self) -> None:
        text, self.value = self.value.strip(), ""
        if text:
            self.post_message(self.Entered(self, text))

    def give_back(self, text: str) -> None:
        """Put text that was refused back, unless something else was typed meanwhile."""
        if not self.value:
            self.value = text
            self.cursor_position = len(text)

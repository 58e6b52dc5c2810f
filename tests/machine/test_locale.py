"""What the environment says: ASCII or line art, pounds or kilograms."""

from __future__ import annotations

import pytest

from legtui.machine.locale import plain_ascii, thinks_in_pounds


@pytest.mark.parametrize(
    ("environ", "plain"),
    [
        ({}, False),
        ({"LANG": "de_AT.UTF-8"}, False),
        ({"LANG": "C.utf8"}, False),
        ({"LANG": "C"}, True),
        ({"LC_ALL": "POSIX", "LANG": "en_US.UTF-8"}, True),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, False),
        ({"LANG": "de_DE.ISO-8859-1"}, True),
        ({"LANG": "de_DE@euro"}, False),
        ({"LANG": "de_DE.ISO-8859-15@euro"}, True),
        ({"LC_CTYPE": "en_US.UTF-8", "LANG": "C"}, False),
        ({"LANG": "en_US.UTF-8", "TERM": "linux"}, True),
        ({"LANG": "en_US.UTF-8", "TERM": "linux", "LEGTUI_ASCII": "0"}, False),
        ({"LANG": "C", "LEGTUI_ASCII": "0"}, False),
        ({"LANG": "en_US.UTF-8", "LEGTUI_ASCII": "1"}, True),
        ({"LANG": "en_US.UTF-8", "LEGTUI_ASCII": ""}, False),
    ],
)
def test_whether_to_draw_in_ascii(environ: dict[str, str], plain: bool) -> None:
    assert plain_ascii(environ) is plain


@pytest.mark.parametrize(
    ("environ", "pounds"),
    [
        ({}, False),
        ({"LANG": "en_US.UTF-8"}, True),
        ({"LANG": "es_US"}, True),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "en_US.UTF-8", "LC_MEASUREMENT": "de_DE.UTF-8"}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "en_USA"}, False),
    ],
)
def test_what_unit_is_offered_first(environ: dict[str, str], pounds: bool) -> None:
    assert thinks_in_pounds(environ) is pounds

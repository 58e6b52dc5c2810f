"""Every view of the newest schema by its name, as the migrations have left it."""

from __future__ import annotations

from typing import Final

from legtui.journal.body_schema import BODY_VIEWS
from legtui.journal.import_schema import IMPORTED_VIEWS
from legtui.journal.views import VIEWS

NEWEST_VIEWS: Final = VIEWS | BODY_VIEWS | IMPORTED_VIEWS

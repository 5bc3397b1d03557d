"""The only writer of the room: how papers look, and the sheets of partners."""

from goldthread.publishing.writes.sheets import accept_row, refuse_row, send_sheet, take_sheet_back
from goldthread.publishing.writes.templates import change_template

__all__ = ["accept_row", "change_template", "refuse_row", "send_sheet", "take_sheet_back"]

"""Cells to lines: find the tables on a sheet, recognise their form, read each form; pure functions."""

from netzwerk.forms.legend import legend_lines
from netzwerk.forms.lexicon import Lexicon, plain
from netzwerk.forms.lines import Reading
from netzwerk.forms.read import Desk, read_sheet

__all__ = ["Desk", "Lexicon", "Reading", "legend_lines", "plain", "read_sheet"]

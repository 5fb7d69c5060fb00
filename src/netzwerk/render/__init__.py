"""The door out: finished bytes for people and other tools, from what views planned."""

from __future__ import annotations

from netzwerk.render.saving import save
from netzwerk.render.showing import show

__all__ = ["save", "show"]

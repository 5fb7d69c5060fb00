"""The door in: bytes to cells, and what people decided; nothing here reads meaning into a cell."""

from __future__ import annotations

from netzwerk.intake.reading import read

__all__ = ["read"]

"""How often spans held what is true, in simulated workshops whose network is known."""

from __future__ import annotations

__all__ = ["COMMAND", "COVERED"]

COMMAND = "python benchmarks/coverage.py"
# measure: share of actors whose value's span, and whose rank's span, held the true one.
COVERED: dict[str, tuple[float, float]] = {}

"""How often spans held what is true, in simulated workshops whose network is known.

Values of spans that are too narrow are those that missed mentions shrink: a partner that no table names is in
no draw, so that the span of a degree or a strength holds the true one less often than 95 %.
"""

from __future__ import annotations

__all__ = ["COMMAND", "COVERED"]

COMMAND = "python benchmarks/coverage.py"
# measure: share of actors whose value's span, and whose rank's span, held the true one; as the command prints
# it (100 workshops, 200 draws each).
COVERED: dict[str, tuple[float, float]] = {
    "degree": (0.798, 0.949),
    "degree_norm": (0.798, 0.949),
    "strength": (0.803, 0.939),
    "betweenness": (0.961, 0.940),
    "betweenness_norm": (0.961, 0.940),
    "betweenness_valued": (0.948, 0.919),
    "harmonic": (0.916, 0.945),
    "harmonic_valued": (0.810, 0.928),
    "closeness": (0.909, 0.947),
    "eigenvector": (0.909, 0.948),
    "eigenvector_valued": (0.907, 0.951),
    "constraint": (0.959, 0.944),
    "constraint_valued": (0.957, 0.933),
}

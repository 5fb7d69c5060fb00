"""Seconds of processor time of single parts, the median of several calls with libraries loaded.

    python benchmarks/parts.py [--times 3]

Gaps of 2,000 actors in 60 fields, the register of the sample and of large towns, a shortlist around one body,
the places of 300 actors.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

import numpy as np
import pandas as pd

import netzwerk as nw
from netzwerk.measures.matters.shortlist import Candidate, shortlist

FOLDED = ["functional", "coverage", "isolation", "hole"]
SAMPLE = Path(__file__).parents[1] / "data" / "raw" / "beispielstadt" / "2018-04-12-auftakt"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--times", type=int, default=3)
    times = arguments.parse_args().times
    town, small, sample = (
        town_of(2000, 12_000, 60),
        town_of(500, 3000, 16),
        nw.Network.of(nw.tidy(nw.read(SAMPLE))),
    )
    gaps, small_gaps, sample_gaps = nw.gaps(town, "functional"), nw.gaps(small, FOLDED), nw.gaps(sample)
    matters = [
        *(Candidate("wish", ("hub", f"o{k}"), False) for k in range(3000)),
        Candidate("hole", (), True),
    ]
    print(f"{'what':62}{'CPU':>8}{'aim':>7}   (medians of {times})")
    for what, aim, work in (
        (
            f"functional gaps of 2,000 actors, 60 fields: {len(gaps):,} rows",
            2,
            lambda: nw.gaps(town, "functional"),
        ),
        (
            f"register of the sample, {len(sample_gaps)} gaps given",
            1,
            lambda: nw.register(sample, sample_gaps),
        ),
        (
            f"register of 500 actors, {len(small_gaps):,} gaps given",
            5,
            lambda: nw.register(small, small_gaps),
        ),
        ("shortlist of 3,000 matters around one body", 2, lambda: shortlist(matters)),
        ("places of 300 actors with 900 ties", 2, lambda: nw.plan_map(town_of(300, 900, 0))),
    ):
        print(f"{what:62}{statistics.median(seconds(work) for _ in range(times)):8.2f}{aim:7}", flush=True)


def seconds(work):
    started = time.process_time()
    work()
    return time.process_time() - started


def town_of(actors, ties, fields):
    """Draw a town; nothing that a call could remember is shared between two."""
    dice = np.random.default_rng(1)
    keys = np.array([f"o{number:04}" for number in range(actors)], dtype=object)
    ends = dice.integers(0, actors, (ties, 2))
    works = 3 * actors if fields else 0
    member, field = dice.integers(0, actors, works), dice.integers(0, max(fields, 1), works)
    return nw.Network.of(
        actors=pd.DataFrame({"actor": keys, "sector": [f"S{number % 8}" for number in range(actors)]}),
        reports=pd.DataFrame({"source": keys[ends[:, 0]], "target": keys[ends[:, 1]]}),
        affiliations=pd.DataFrame({"actor": keys[member], "field": [f"F{number:02}" for number in field]}),
    )


if __name__ == "__main__":
    main()

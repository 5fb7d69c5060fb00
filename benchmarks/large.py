"""Time and memory of `netzwerk measure` on large invented networks, undirected and directed.

    python benchmarks/large.py [--size 1300x6000 …] [--directed 1300x9000 …] [--jobs N]

Half of the ties run between neighbours on a ring of twelve sectors, the rest to actors as often as they are
known already, so that there are clusters, hubs and triangles; a twentieth of the actors have no tie. The same
seed gives the same tables. Memory is the sum over all processes at the worst moment (Linux).
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from run import measured

SECTORS, FIELDS = 12, 20
UNDIRECTED, DIRECTED = ["1300x6000", "5000x20000"], ["1300x9000"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--size", nargs="*", default=UNDIRECTED)
    arguments.add_argument("--directed", nargs="*", default=DIRECTED)
    arguments.add_argument("--jobs", type=int, default=None)
    arguments.add_argument("--seed", type=int, default=1)
    said = arguments.parse_args()
    jobs = ["--jobs", str(said.jobs)] if said.jobs else []
    print(f"{'netzwerk measure':34}{'seconds':>9}{'CPU':>8}{'MB':>7}")
    for sizes, flag in ((said.size, []), (said.directed, ["--directed"])):
        for size in sizes:
            actors, ties = (int(number) for number in size.split("x"))
            with tempfile.TemporaryDirectory() as folder:
                tables = written(Path(folder), actors, ties, seed=said.seed)
                call = [sys.executable, "-m", "netzwerk", "measure", *tables, *flag, *jobs]
                seconds, processor, megabytes = measured([*call, "--out", f"{folder}/out"])
            what = f"{actors:,} actors, {ties:,} {'arcs' if flag else 'ties'}"
            print(f"{what:34}{seconds:9.1f}{processor:8.1f}{megabytes:7.0f}", flush=True)


def written(folder, actors, ties, *, seed):
    """Write actors, ties and affiliations, and give the words that hand them to `netzwerk measure`."""
    dice = np.random.default_rng(seed)
    keys = [f"o{number:05}" for number in range(actors)]
    sectors = [f"Sektor {number * SECTORS // actors + 1:02}" for number in range(actors)]
    rows = zip(keys, keys, sectors, strict=True)
    _table(folder / "actors.csv", ("actor", "name", "sector"), rows)
    pairs = drawn(actors - actors // 20, ties, dice)
    strength = dice.integers(1, 4, len(pairs))
    rows = ((keys[i], keys[j], number) for (i, j), number in zip(pairs, strength, strict=True))
    _table(folder / "ties.csv", ("source", "target", "strength"), rows)
    works = np.unique(
        np.column_stack([dice.integers(0, actors, actors), dice.integers(0, FIELDS, actors)]), axis=0
    )
    rows = ((keys[actor], f"Feld {field + 1:02}") for actor, field in works)
    _table(folder / "affiliations.csv", ("actor", "field"), rows)
    return [
        str(folder / "actors.csv"),
        str(folder / "ties.csv"),
        "--affiliations",
        str(folder / "affiliations.csv"),
    ]


def drawn(actors, ties, dice):
    """Draw so many distinct pairs, half of them near on the ring, half to those who have ties already."""
    found, ends = set(), list(range(actors))
    while len(found) < ties:
        i = int(dice.integers(actors))
        near = dice.random() < 0.5
        j = (
            (i + int(dice.integers(1, 1 + actors // SECTORS // 2))) % actors
            if near
            else ends[dice.integers(len(ends))]
        )
        pair = (min(i, j), max(i, j))
        if i != j and pair not in found:
            found.add(pair)
            ends += pair
    return [pair if dice.random() < 0.5 else pair[::-1] for pair in sorted(found)]


def _table(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(header)
        lines.writerows(rows)


if __name__ == "__main__":
    main()

"""How often spans hold what is true: workshops simulated from networks that are known.

    python benchmarks/coverage.py [--workshops 100] [--draws 200] [--jobs 2]

Half of the networks have ties at random, half a few hubs; 30, 45 or 60 actors sit at six tables. Each table
is asked about every pair with one of its members, names a tie with .7 and what is none with .01, and gives
the strength (1 to 3) right with .6, else one step off. Prints, for each measure, the share of actors whose
value's and rank's span held those of the known network; `measures/doubt/covered.py` holds this output.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import joblib
import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.planted import SIZES, random_ties

from netzwerk.measures.chance import generator
from netzwerk.measures.doubt.ranks import places
from netzwerk.measures.doubt.stability import DEFAULT, stability
from netzwerk.measures.record import SMALLEST
from netzwerk.measures.registry import find, measure
from netzwerk.network import Network

TABLES, ALPHA, BETA = 6, 0.7, 0.01


def workshop(number: int) -> tuple[Network, Network]:
    """Make a known network, and what six tables say of it."""
    dice = generator(number, "coverage")
    ties = random_ties(number)
    n = SIZES[number // 2 % 3]
    keys = np.array([f"a{i:02}" for i in range(n)])
    actors = pd.DataFrame({"actor": keys})
    strength = np.zeros((n, n))
    strength[ties[:, 0], ties[:, 1]] = dice.integers(1, 4, len(ties))
    strength = np.maximum(strength, strength.T)
    seat = dice.permutation(np.arange(n) % TABLES)
    i, j = np.triu_indices(n, 1)
    lines = []
    for table in range(TABLES):
        about = (seat[i] == table) | (seat[j] == table)
        named = about & (dice.random(len(i)) < np.where(strength[i, j] > 0, ALPHA, BETA))
        first = np.where(seat[i] == table, i, j)[named]
        other = np.where(seat[i] == table, j, i)[named]
        stated = np.maximum(strength[first, other], 1) + dice.choice(
            [-1, 0, 1], len(first), p=[0.2, 0.6, 0.2]
        )
        lines.append(
            pd.DataFrame(
                {
                    "group": f"t{table}", "source": keys[first], "target": keys[other],
                    "strength": np.clip(stated, 1, 3),
                }
            )
        )  # fmt: skip
    asked = pd.DataFrame({"group": [f"t{table}" for table in seat], "actor": keys, "about": "*"})
    true = Network.from_matrix(strength, actors=actors)
    return true, Network.of(actors=actors, reports=pd.concat(lines), asked=asked)


def held(number: int, draws: int, names: tuple[str, ...] = DEFAULT) -> pd.DataFrame:
    """Tell for each actor and measure whether its spans hold what is true."""
    true, observed = workshop(number)
    spans = stability(observed, names, seed=number, draws=draws).centrality
    values = measure(true, names)
    ranks = {
        name: places(values[name].to_numpy()[None], smallest=find(name).first == SMALLEST).rank[0]
        for name in names
    }
    spans["true"] = np.concatenate([values[name] for name in names])
    spans["true_rank"] = np.concatenate([ranks[name] for name in names])
    known = spans.dropna(subset=["true", "value", "low", "rank_low"])
    margin = 1e-9 * np.maximum(1, known["true"].abs())
    return pd.DataFrame(
        {
            "measure": known["measure"],
            "value": (known["low"] - margin <= known["true"]) & (known["true"] <= known["high"] + margin),
            "rank": known["true_rank"].between(known["rank_low"], known["rank_high"]),
        }
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workshops", type=int, default=100)
    parser.add_argument("--draws", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    began = time.perf_counter()
    tasks = (joblib.delayed(held)(number, options.draws) for number in range(options.workshops))
    found = pd.concat(joblib.Parallel(n_jobs=options.jobs)(tasks))
    shares = found.groupby("measure", sort=False)[["value", "rank"]].mean()
    print(f"{options.workshops} workshops, {options.draws} draws each, {time.perf_counter() - began:.0f} s")
    for name, (value, rank) in shares.iterrows():
        print(f'    "{name}": ({value:.3f}, {rank:.3f}),')
    print(f"all: values {found['value'].mean():.3f}, ranks {found['rank'].mean():.3f}")


if __name__ == "__main__":
    main()

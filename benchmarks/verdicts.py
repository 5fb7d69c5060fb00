"""How often random networks are given clusters, and planted ones found (definitions.md 12).

    python benchmarks/verdicts.py [--networks 200] [--draws 199] [--jobs 2]

The bar: of 200 random networks at most 10 discernible; of 200 planted at least 190 with adjusted Rand ≥ .8.
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

from tests.planted import planted_ties, random_ties

from netzwerk.measures.chance import generator
from netzwerk.measures.clusters.agreement import ari
from netzwerk.measures.clusters.answer import clusters
from netzwerk.network import Network

TRUE = np.repeat(np.arange(4), 12)


def network(ties: np.ndarray) -> Network:
    return Network.of(
        reports=pd.DataFrame([(f"a{i:02}", f"a{j:02}") for i, j in ties], columns=["source", "target"])
    )


def random_given(number: int, draws: int) -> bool:
    return clusters(network(random_ties(number)), seed=number, draws=draws).discernible


def planted_found(number: int, draws: int) -> bool:
    net = network(planted_ties(generator(number, "planted")))
    found = clusters(net, seed=number, draws=draws)
    truth = TRUE[[int(key[1:]) for key in net.index]]
    known = found.consensus.notna().to_numpy()
    return found.discernible and ari(found.consensus.to_numpy()[known], truth[known]) >= 0.8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", type=int, default=200)
    parser.add_argument("--draws", type=int, default=199)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    for what, judge in (("random, given clusters", random_given), ("planted, found", planted_found)):
        began = time.perf_counter()
        tasks = (joblib.delayed(judge)(number, options.draws) for number in range(options.networks))
        hits = sum(joblib.Parallel(n_jobs=options.jobs)(tasks))
        seconds = time.perf_counter() - began
        print(f"{what}: {hits} of {options.networks} ({options.draws} null networks each, {seconds:.0f} s)")


if __name__ == "__main__":
    main()

"""How fast networks of reports drawn anew are measured, beside the same loop in networkx.

    python benchmarks/replicates.py [--draws 1000] [--loop 20]

Compares the values before it prints a ratio. The loop is timed on a few draws and counted up.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.sample import WAVES, true_network

from netzwerk.measures.chance import generator
from netzwerk.measures.clusters import clusters
from netzwerk.measures.registry import find
from netzwerk.measures.replicates import measure_draws
from netzwerk.measures.resample import reports_of
from netzwerk.measures.sectors import sector_mixing
from netzwerk.measures.stability import stability
from netzwerk.network import Network

SIX = ("degree", "betweenness", "harmonic", "closeness", "eigenvector", "constraint")


def workshop(actors: int = 60, ties: int = 240, groups: int = 6) -> Network:
    """Make a network of sixty actors, each tie named by one to three of six groups."""
    dice = np.random.default_rng(1)
    i, j = np.triu_indices(actors, 1)
    chosen = dice.choice(len(i), ties, replace=False)
    rows = [
        (f"t{group}", f"a{i[pair]:02}", f"a{j[pair]:02}")
        for pair in chosen
        for group in dice.choice(groups, dice.integers(1, 4), replace=False)
    ]
    return Network.of(reports=pd.DataFrame(rows, columns=["group", "source", "target"]))


def peer(net: Network, ends: np.ndarray, there: np.ndarray) -> dict[str, np.ndarray]:
    """Compute the same six measures of one draw as an analyst would write them with networkx."""
    graph = nx.Graph()
    graph.add_nodes_from(range(net.n))
    graph.add_edges_from(ends[there].tolist())
    largest = max(nx.connected_components(graph), key=len)
    leading = nx.eigenvector_centrality_numpy(graph.subgraph(largest))
    top = max(leading.values())
    values = {
        "degree": dict(graph.degree),
        "betweenness": nx.betweenness_centrality(graph, normalized=False),
        "harmonic": {v: x / (net.n - 1) for v, x in nx.harmonic_centrality(graph).items()},
        "closeness": nx.closeness_centrality(graph),
        "eigenvector": {v: leading.get(v, 0.0) / top for v in graph},
        "constraint": nx.constraint(graph),
    }
    return {name: np.array([by[v] for v in range(net.n)], dtype=float) for name, by in values.items()}


def seconds(job: Callable[[], object], times: int = 3) -> float:
    """Median of the processor's seconds, after a first call that loads what is needed."""
    job()
    spent = []
    for _ in range(times):
        began = time.process_time()
        job()
        spent.append(time.process_time() - began)
    return float(np.median(spent))


def against_networkx(draws: int, loop: int) -> None:
    net = workshop()
    reports = reports_of(net)
    records = [find(name) for name in SIX]
    ties = reports.strengths(reports.draw(generator(1, "benchmark"), draws))
    few = ties[:loop]
    ours = measure_draws(net, reports.ends, few, records=records)
    theirs = [peer(net, reports.ends, ~np.isnan(row)) for row in few]
    for name in SIX:
        worst = np.nanmax(np.abs(ours[name] - np.array([values[name] for values in theirs])))
        assert worst < 1e-6, (name, worst)
    chunks = [ties[first : first + 50] for first in range(0, draws, 50)]
    fast = seconds(lambda: [measure_draws(net, reports.ends, chunk, records=records) for chunk in chunks])
    slow = seconds(lambda: [peer(net, reports.ends, ~np.isnan(row)) for row in few], 1) * draws / loop
    ratio = f"networkx {slow:.1f} s: {slow / fast:.0f} times"
    print(f"{draws} draws of 60 actors, six measures: {fast:.2f} s; {ratio}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--loop", type=int, default=20)
    options = parser.parse_args()
    against_networkx(options.draws, options.loop)
    for wave in WAVES:
        net = true_network(wave)
        jobs = {
            "stability": lambda net=net: stability(net, draws=options.draws),
            "clusters": lambda net=net: clusters(net),
            "sectors": lambda net=net: sector_mixing(net),
        }
        spent = ", ".join(f"{what} {seconds(job, 1):.2f} s" for what, job in jobs.items())
        print(f"{wave}: {spent} (one core)")


if __name__ == "__main__":
    main()

"""How fast networks of reports drawn anew are measured, beside the same loops in networkx and in R.

    python benchmarks/replicates.py [--draws 1000] [--loop 50]

A thousand networks of sixty actors: six centralities and clusters beside networkx (with its Louvain), and
the five centralities that analysts resample in R (igraph) beside R, where Rscript and igraph are there.
Values are compared before a ratio is printed. Seconds are the processor's; the loop in networkx is timed
on a few draws spread over all of them and counted up.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.sample import WAVES, true_network

from netzwerk.measures.chance import generator
from netzwerk.measures.clusters.answer import clusters
from netzwerk.measures.clusters.partitions import partition_draws
from netzwerk.measures.doubt.stability import stability
from netzwerk.measures.draws.replicates import measure_draws
from netzwerk.measures.draws.resample import Reports, reports_of
from netzwerk.measures.registry import find
from netzwerk.measures.sectors.table import sector_mixing
from netzwerk.network import Network

SIX = ("degree", "betweenness", "harmonic", "closeness", "eigenvector", "constraint")
FIVE = ("degree", "betweenness", "harmonic", "eigenvector", "pagerank")
CHUNK, TOLERANCE = 50, 1e-6


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


def ours(net: Network, reports: Reports, ties: np.ndarray, *, names: Sequence[str]) -> dict[str, np.ndarray]:
    """Measure all draws, in chunks as the toolkit does."""
    records = [find(name) for name in names]
    parts = [
        measure_draws(net, reports.ends, ties[first : first + CHUNK], records=records)
        for first in range(0, len(ties), CHUNK)
    ]
    return {name: np.concatenate([part[name] for part in parts]) for name in names}


def our_clusters(net: Network, reports: Reports, ties: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Look for clusters in each draw, once: labels and modularity."""
    dice = generator(1, "benchmark", "clusters")
    return partition_draws(reports.ends, ~np.isnan(ties), net.n, dice=dice)


def graph_of(net: Network, ends: np.ndarray) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(net.n))
    graph.add_edges_from(ends.tolist())
    return graph


def peer(net: Network, ends: np.ndarray) -> tuple[dict[str, np.ndarray], float]:
    """Measure one draw as an analyst would write it with networkx, and find its communities by Louvain."""
    graph = graph_of(net, ends)
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
    found = {name: np.array([by[v] for v in range(net.n)], dtype=float) for name, by in values.items()}
    communities = nx.community.louvain_communities(graph, seed=1)
    return found, nx.community.modularity(graph, communities)


def seconds(job: Callable[[], object], times: int = 5) -> float:
    """Take the fewest of the processor's seconds, after a first call that loads what is needed."""
    job()
    spent = []
    for _ in range(times):
        began = time.process_time()
        job()
        spent.append(time.process_time() - began)
    return min(spent)


def against_networkx(net: Network, reports: Reports, ties: np.ndarray, *, loop: int) -> None:
    some = np.linspace(0, len(ties) - 1, min(loop, len(ties))).astype(int)
    there = [reports.ends[~np.isnan(row)] for row in ties[some]]
    mine = ours(net, reports, ties, names=SIX)
    labels, quality = our_clusters(net, reports, ties)
    theirs = [peer(net, ends) for ends in there]
    for name in SIX:
        worst = np.nanmax(np.abs(mine[name][some] - np.array([values[name] for values, _ in theirs])))
        assert worst < TOLERANCE, (name, worst)
    q, louvain = quality[some], np.array([q for _, q in theirs])
    for draw, ends in zip(some, there, strict=True):
        sets = [set(np.flatnonzero(labels[draw] == label)) for label in set(labels[draw].tolist())]
        assert abs(nx.community.modularity(graph_of(net, ends), sets) - quality[draw]) < TOLERANCE
    assert q.mean() >= louvain.mean() - 0.002, (q.mean(), louvain.mean())
    print(
        f"six measures agree within {TOLERANCE}; mean modularity {q.mean():.4f}, Louvain {louvain.mean():.4f}"
    )
    fast = seconds(lambda: (ours(net, reports, ties, names=SIX), our_clusters(net, reports, ties)))
    slow = seconds(lambda: [peer(net, ends) for ends in there], 2) * len(ties) / len(some)
    print(
        f"{len(ties)} draws of {net.n} actors, six measures and clusters: {fast:.2f} s; "
        f"networkx {slow:.1f} s: {slow / fast:.1f} times"
    )


def against_r(net: Network, reports: Reports, ties: np.ndarray) -> None:
    if shutil.which("Rscript") is None:
        print("R is not there: not compared")
        return
    with tempfile.TemporaryDirectory() as folder:
        ends, draws, values = (Path(folder) / name for name in ("ends.csv", "draws.csv", "values.csv"))
        pd.DataFrame(reports.ends + 1, columns=["i", "j"]).to_csv(ends, index=False)
        pd.DataFrame((~np.isnan(ties)).astype(int)).to_csv(draws, index=False, header=False)
        script = Path(__file__).with_suffix(".R")
        done = subprocess.run(
            ["Rscript", str(script), str(ends), str(draws), str(values)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            print("R has no igraph: not compared")
            return
        theirs = pd.read_csv(values, header=None).to_numpy().reshape(len(ties), len(FIVE), net.n)
    mine = ours(net, reports, ties, names=FIVE)
    for place, name in enumerate(FIVE):
        worst = np.abs(mine[name] - theirs[:, place]).max()
        assert worst < TOLERANCE, (name, worst)
    fast, slow = seconds(lambda: ours(net, reports, ties, names=FIVE)), float(done.stdout.split()[-1])
    print(f"five measures agree with R within {TOLERANCE}")
    print(
        f"{len(ties)} draws, five measures: {fast:.2f} s; R with igraph {slow:.2f} s: {slow / fast:.1f} times"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--loop", type=int, default=50)
    parser.add_argument("--sample", action="store_true", help="also time the sample's own jobs")
    options = parser.parse_args()
    net = workshop()
    reports = reports_of(net)
    ties = reports.strengths(reports.draw(generator(1, "benchmark"), options.draws))
    against_networkx(net, reports, ties, loop=options.loop)
    against_r(net, reports, ties)
    for wave in WAVES if options.sample else ():
        own = true_network(wave)
        jobs = {
            "stability": lambda own=own: stability(own, draws=options.draws),
            "clusters": lambda own=own: clusters(own),
            "sectors": lambda own=own: sector_mixing(own),
        }
        spent = ", ".join(f"{what} {seconds(job, 1):.2f} s" for what, job in jobs.items())
        print(f"{wave}: {spent} (one core)")


if __name__ == "__main__":
    main()

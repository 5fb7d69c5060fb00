"""Key players of larger networks: what is proved, and processor seconds.

    python benchmarks/key_players.py [ACTORS ...]

Random networks of 150 and 300 actors by default, three ties an actor: ends drawn by chance, by the number of
partners, and in groups of fifteen. Prints for each and each size whether the best set is proved.
"""

from __future__ import annotations

import argparse
import time

import networkx as nx
import pandas as pd

import netzwerk as nw
from netzwerk.measures.effects.key_players import KINDS, key_players


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("actors", nargs="*", type=int, default=[150, 300])
    for n in parser.parse_args().actors:
        shapes = {
            "chance": nx.gnm_random_graph(n, 3 * n, seed=1),
            "hubs": nx.barabasi_albert_graph(n, 3, seed=1),
            "groups": nx.planted_partition_graph(n // 15, 15, 0.35, 3.0 / n, seed=1),
        }
        for name, graph in shapes.items():
            actors = pd.DataFrame({"actor": [str(actor) for actor in graph]})
            ties = pd.DataFrame(sorted(graph.edges), columns=["source", "target"]).astype(str)
            net = nw.Network.of(actors=actors, reports=ties)
            began = time.process_time()
            table = key_players(net)
            took = time.process_time() - began
            firsts = table[table["kind"].isin(KINDS) & table["size"].gt(0)].drop_duplicates(["kind", "size"])
            proved = f"{int(firsts['exact'].sum())} of {len(firsts)} sets proved"
            print(
                f"{n} actors, {len(ties)} ties, {name}: {proved}, {took:.1f} s of processor time", flush=True
            )


if __name__ == "__main__":
    main()

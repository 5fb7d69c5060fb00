"""Networks with and without planted clusters, on which the verdict is tried (definitions.md 12)."""

from __future__ import annotations

import igraph
import numpy as np

from netzwerk.measures.chance import generator, lend, rewired

SIZES, DEGREES = (30, 45, 60), (4, 6, 8)


def planted_ties(dice: np.random.Generator) -> np.ndarray:
    """48 actors in four clusters of 12; 5 ties inside and 1 outside expected for each actor."""
    i, j = np.triu_indices(48, 1)
    chance = np.where(i // 12 == j // 12, 5 / 11, 1 / 36)
    there = dice.random(len(i)) < chance
    return np.column_stack([i[there], j[there]])


def random_ties(number: int) -> np.ndarray:
    """The number-th of the random networks: even ones G(n, m), odd ones rewired power-law degrees."""
    dice = generator(number, "random network")
    n, degree = SIZES[number // 2 % 3], DEGREES[number // 6 % 3]
    with lend(dice):
        if number % 2 == 0:
            return np.array(igraph.Graph.Erdos_Renyi(n=n, m=n * degree // 2).get_edgelist())
        skewed = igraph.Graph.Static_Power_Law(n, n * degree // 2, 2.5)
        ties = np.array(skewed.get_edgelist())
    return rewired(ties, n, draws=1, dice=dice)[0]

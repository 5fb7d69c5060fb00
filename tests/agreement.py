"""Our values beside those of the peers, network by network and level by level; and what is left out, and why.

The tests ask that no line disagrees; `benchmarks/agreement.py` prints the table.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pandas as pd

from netzwerk.measures import measure
from netzwerk.measures.clusters.answer import clusters
from netzwerk.measures.clusters.partitions import modularity
from netzwerk.measures.engine import Engine, engine_of
from netzwerk.measures.positions.centrality import harmonic
from netzwerk.measures.positions.cohesion import bridges
from netzwerk.measures.positions.spectral import eigenvector
from netzwerk.measures.sectors.roles import ROLES
from netzwerk.measures.sectors.table import sector_mixing
from netzwerk.measures.sectors.two_paths import sector_codes
from netzwerk.measures.two_mode.incidence import incidence_of
from netzwerk.measures.two_mode.positions import POSITIONS, clustering, density
from netzwerk.measures.two_mode.projection import projection
from netzwerk.measures.waves.qap import qap
from netzwerk.measures.whole.answer import whole
from tests.reference import TWO_MODE, names, read, reference_network, two_mode_network

TOLERANCE = 1e-6
LEVELS = ("actor", "graph", "group", "dyad", "partition")

ROLE_NAMES = {**{role: role for role in ROLES}, "consultant": "itinerant", "total": "brokerage"}
# Their name to ours, where it is another; `_w` is `_valued`.
NAMES = {
    "actor": {
        "degree_in": "in_degree", "degree_out": "out_degree", "strength_in": "in_strength",
        "strength_out": "out_strength", "strength_all": "strength", "kcore": "coreness",
        "articulation": "cutpoint", "harmonic_all": "harmonic", "harmonic_w_all": "harmonic_valued",
        "harmonic_w_in": "harmonic_valued_in", "harmonic_w_out": "harmonic_valued_out",
        "closeness_wf": "closeness", "closeness_wf_all": "closeness", "closeness_wf_in": "closeness_in",
        "closeness_wf_out": "closeness_out", "degree_all": "in_degree + out_degree",
        **{f"gf_{theirs}": ours for theirs, ours in ROLE_NAMES.items()},
        **{f"gf_{form}_{theirs}": f"{ours}_{form}" for theirs, ours in ROLE_NAMES.items()
           for form in ("expected", "z")},
    },
    "graph": {
        "n": "actors", "m": "ties", "components_weak": "components", "largest_weak": "largest_component",
        "n_bridges": "bridges", "transitivity_directed": "transitivity",
        "mean_local_clustering_nan": "mean_local_clustering", "reciprocity_arc": "reciprocity",
        "assortativity_category": "assortativity_sector", "connectedness": "krackhardt_connectedness",
        "hierarchy_krackhardt": "krackhardt_hierarchy", "efficiency_krackhardt": "krackhardt_efficiency",
        "modularity_optimal": "modularity_best", "modularity_best_leiden": "modularity_best",
        "modularity_category": "modularity(sectors)", "gcor": "qap r",
        **{f"gf_graph_{theirs}": ours for theirs, ours in ROLE_NAMES.items()},
    },
    "group": {"density_block": "density", "ei_group_tiewise": "ei_index", "ei_group_rowwise": "ei_index"},
    "dyad": {"projection_shared": "shared", "projection_newman": "newman"},
    "partition": {},
}  # fmt: skip

# A pattern of their names (with engine and variant: `measure|engine|variant`), and why it is not compared.
NOT_COMPARED = {
    r"closeness(_w)?(_in|_out|_all)?\|": "igraph's variant leaves out the share of actors that is reached",
    r"closeness_sna.*": "sna gives 0 to everyone once somebody cannot be reached",
    r"betweenness_w\|sna": "sna's valued betweenness is wrong (burt_example G: 14.5, exact 14)",
    r"eigenvector_l2.*": "another scale and, directed, outgoing ties",
    r"bonpow.*": "not among our measures",
    r"articulation_strong.*": "our cutpoints ignore direction",
    r"ei_actor_out.*": "ours counts partners, direction ignored (variant U is compared)",
    r"gf_sd_.*": "shown only as part of z",
    r"struct_equiv.*|concor.*|hamming.*": "not among our measures",
    r"triad_.*|dyads_.*|reciprocity_sna_default.*": "not among our measures",
    r".*_loops\|.*": "Freeman's centralization counts no loops",
    r"lubness.*": "sna takes the upper bound that reaches the others, not the least one",
    r"katz_alpha.*": "part of katz, which is compared",
    r"components_strong.*|largest_strong.*": "our components ignore direction",
    r"ei_index_w.*|modularity_category_w.*": "not among our measures",
    r"modularity_category\|.*\|D": "Leicht and Newman's directed modularity is not among our measures",
    r"modularity_.*_w\|.*": "our clusters ignore strength",
    r"modularity_best_louvain.*|modularity_fast_greedy.*": "another optimiser, whose best is no better",
    r"n_groups_.*|leiden_best.*|.*_vs_category.*": "the best partition is not unique: Q is compared",
    r"gcor_w.*": "ours compares which ties there are",
    r"qap_p.*": "Monte Carlo: within .05, tested apart",
    r"ties_(both|only).*|jaccard_ties.*": "counts of two networks, compared by the tests of waves",
    r"(density_block|ei_group_\w+)\|.*\|D": "our sector matrix ignores direction (variant U is compared)",
    r"adamic_adar.*|jaccard\|.*|resource_.*|common_.*|preferential_.*":
        "scores of likely ties, compared by their own tests",
}  # fmt: skip
COLUMNS = ["network", "net", "variant", "level", "measure", "engine", "ours", "value", "found", "why"]


@cache
def agreement(name: str) -> pd.DataFrame:
    """Every value of one network: theirs (`value`), ours (`found`), or why it is not compared."""
    frames = [_level(name, level) for level in LEVELS]
    return pd.concat([frame for frame in frames if len(frame)], ignore_index=True)


def everything() -> pd.DataFrame:
    """All networks."""
    return pd.concat([agreement(name) for name in (*names(), *TWO_MODE)], ignore_index=True)


def disagreeing(table: pd.DataFrame) -> pd.DataFrame:
    """The compared lines that differ by more than 1e-6."""
    rows = table[table["why"].eq("")]
    same = np.isclose(rows["found"].astype(float), rows["value"], rtol=0, atol=TOLERANCE, equal_nan=True)
    return rows[~same]


def _level(name: str, level: str) -> pd.DataFrame:
    values = read(name, level)
    parts = [
        _case(name, (net, variant), rows.assign(level=level))
        for (net, variant), rows in values.groupby(["net", "variant"], sort=False)
    ]
    return pd.concat(parts, ignore_index=True)[COLUMNS] if parts else pd.DataFrame(columns=COLUMNS)


def _case(name: str, case: tuple[str, str], rows: pd.DataFrame) -> pd.DataFrame:
    level = rows["level"].iloc[0]
    rows = rows.assign(network=name, ours=[_ours(theirs, level) for theirs in rows["measure"]])
    labels = rows["measure"] + "|" + rows["engine"] + "|" + rows["variant"]
    why = {label: _left_out(label, name, case) for label in labels.unique()}
    rows = rows.assign(why=labels.map(why), found=np.nan)
    wanted = rows["why"].eq("")
    if wanted.any():
        finder = two_mode_found if case[1] == "B" else FINDERS[level]
        rows.loc[wanted, "found"] = finder(name, case, rows[wanted])
    return rows


def _ours(theirs: str, level: str) -> str:
    table = NAMES[level]
    return (
        f"{theirs[:-2]}_valued"
        if theirs.endswith("_w") and theirs not in table
        else table.get(theirs, theirs)
    )


def _left_out(label: str, name: str, case: tuple[str, str]) -> str:
    theirs = label.split("|", maxsplit=1)[0]
    if case[1] == "B":
        return ""
    if "|" not in case[0]:
        net = reference_network(name, *case)
        if theirs.startswith("eigenvector") and net.directed and engine_of(net).graph.is_dag():
            return "zeros of an acyclic network are a version's habit: ours says undefined"
        if label.startswith("centralization_closeness|sna") and len(set(net.component_labels())) > 1:
            return "sna gives 0 where not all reach each other; ours is undefined, as igraph's (compared)"
    return next((why for pattern, why in NOT_COMPARED.items() if re.match(pattern, label)), "")


def of_actors(name, case, rows):
    """Measures of actors' positions."""
    who = measure(reference_network(name, *case)).astype(float)
    if case[1] == "D":
        who["in_degree + out_degree"] = who["in_degree"] + who["out_degree"]
    return [who.loc[actor, ours] for actor, ours in zip(rows["actor"], rows["ours"], strict=True)]


def of_whole(name, case, rows):
    """Measures of the whole; for two nets at once, the correlation of their ties."""
    if "|" in case[0]:
        first, second = (engine_of(reference_network(name, net, case[1])) for net in case[0].split("|"))
        found = qap(first.n, (first.i, first.j), (second.i, second.j), directed=first.directed, draws=1)
        return [found.r] * len(rows)
    net = reference_network(name, *case)
    values = whole(net).set_index("measure")["value"].to_dict()
    ties = engine_of(net).undirected
    values["modularity(sectors)"] = modularity(np.column_stack([ties.i, ties.j]), sector_codes(net))
    if "modularity_best" in set(rows["ours"]):
        values["modularity_best"] = clusters(net, draws=1).modularity
    return [values[ours] for ours in rows["ours"]]


def of_groups(name, case, rows):
    """Density within and between sectors, and the E–I index of each, from the sector table."""
    table = sector_mixing(reference_network(name, *case), draws=1)
    cells = {frozenset((row.sector_a, row.sector_b)): row for row in table.itertuples()}
    found = []
    for row in rows.itertuples():
        if row.ours == "density":
            found.append(cells[frozenset((row.group_from, row.group_to))].density)
            continue
        inside = cells[frozenset((row.group_from,))].ties
        outside = sum(cell.ties for key, cell in cells.items() if row.group_from in key and len(key) == 2)
        inside *= 2 if row.measure == "ei_group_rowwise" else 1
        found.append((outside - inside) / (outside + inside) if outside + inside else np.nan)
    return found


def of_pairs(name, case, rows):
    """Marks of ties: 1 where theirs is a bridge and ours too."""
    net = reference_network(name, *case)
    marked = {frozenset(pair) for pair in net.ties.loc[bridges(net), ["source", "target"]].to_numpy()}
    return [float(frozenset(pair) in marked) for pair in rows[["source", "target"]].to_numpy()]


FINDERS = {"actor": of_actors, "graph": of_whole, "group": of_groups, "dyad": of_pairs}


def two_mode_found(name, case, rows):
    """Values of two modes, whatever the level."""
    net = two_mode_network(name)
    level = rows["level"].iloc[0]
    if level == "graph":
        return [_two_mode_whole(net)[theirs] for theirs in rows["measure"]]
    if level == "dyad":
        table = projection(net).set_index(["a", "b"])
        table = pd.concat([table, table.rename_axis(["b", "a"]).reorder_levels(["a", "b"])])
        return [table.loc[(row.source, row.target), row.ours] for row in rows.itertuples()]
    values = _two_mode_nodes(net)
    return [values[row.measure][row.actor] for row in rows.itertuples()]


def _two_mode_whole(net):
    two = incidence_of(net)
    both = two.graph
    circles = float((s := np.triu(two.table @ two.table.T, 1)).sum() and (s * (s - 1) / 2).sum())
    return {
        "n_actors": two.shape[0], "n_events": two.shape[1], "m": both.m, "density_two_mode": density(two),
        "components": len(set(both.components.tolist())), "robins_alexander": clustering(two),
        "four_cycles": circles, "projection_m": len(projection(net)),
    }  # fmt: skip


def _two_mode_nodes(net):
    two = incidence_of(net)
    nodes = [*two.actors, *two.fields]
    both = {
        "degree": two.graph.partners, "betweenness": two.graph.betweenness,
        "harmonic": harmonic(two.graph), "eigenvector": eigenvector(two.graph),
    }  # fmt: skip
    values = {theirs: dict(zip(nodes, found, strict=True)) for theirs, found in both.items()}
    for theirs in ("degree", "closeness", "betweenness"):
        kernel = POSITIONS[f"two_mode_{theirs}"]
        found = np.concatenate([kernel(two), kernel(two.turned)])
        values[f"{theirs}_two_mode_norm"] = dict(zip(nodes, found, strict=True))
    return values | _projected(two, projection(net))


def _projected(two, table):
    place = pd.Index(two.actors)
    i, j = place.get_indexer(table["a"]), place.get_indexer(table["b"])
    seen = Engine(len(place), i, j, np.ones(len(i)))
    found = {"projection_degree": seen.partners, "projection_betweenness": seen.betweenness}
    for theirs, ours in (("shared", "shared"), ("newman", "newman")):
        total = np.bincount(i, table[ours], minlength=len(place)) + np.bincount(
            j, table[ours], minlength=len(place)
        )
        found[f"projection_strength_{theirs}"] = total
    return {theirs: dict(zip(place, values, strict=True)) for theirs, values in found.items()}

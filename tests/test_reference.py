"""Agreement with independent peers (igraph and sna in R, exact arithmetic) on classic networks, within 1e-6.

What is compared, and what is not and why, stands here as data; a test holds the two lists against the files.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pytest

from netzwerk.measures import MEASURES, measure
from netzwerk.measures.cohesion import bridges
from netzwerk.measures.engine import engine_of
from netzwerk.measures.roles import ROLES
from netzwerk.measures.whole import WHOLE, whole
from tests.reference import names, read, reference_network, variants

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(not names(), reason="the reference networks do not lie beside the project"),
]
TOLERANCE = 1e-6

ROLE_NAMES = {**{role: role for role in ROLES}, "consultant": "itinerant", "total": "brokerage"}
ACTOR_NAMES = {
    "degree_in": "in_degree", "degree_out": "out_degree", "strength_in": "in_strength",
    "strength_out": "out_strength", "strength_all": "strength", "kcore": "coreness",
    "articulation": "cutpoint", "harmonic_all": "harmonic", "harmonic_w_all": "harmonic_valued",
    "harmonic_w_in": "harmonic_valued_in", "harmonic_w_out": "harmonic_valued_out",
    "closeness_wf": "closeness", "closeness_wf_all": "closeness", "closeness_wf_in": "closeness_in",
    "closeness_wf_out": "closeness_out",
    **{f"gf_{theirs}": ours for theirs, ours in ROLE_NAMES.items()},
    **{f"gf_{form}_{theirs}": f"{ours}_{form}" for theirs, ours in ROLE_NAMES.items()
       for form in ("expected", "z")},
}  # fmt: skip
GRAPH_NAMES = {
    "n": "actors", "m": "ties", "components_weak": "components", "largest_weak": "largest_component",
    "n_bridges": "bridges", "transitivity_directed": "transitivity",
    "mean_local_clustering_nan": "mean_local_clustering", "reciprocity_arc": "reciprocity",
    "assortativity_category": "assortativity_sector", "connectedness": "krackhardt_connectedness",
    "hierarchy_krackhardt": "krackhardt_hierarchy", "efficiency_krackhardt": "krackhardt_efficiency",
    **{f"gf_graph_{theirs}": ours for theirs, ours in ROLE_NAMES.items()},
}  # fmt: skip
DYAD_NAMES = ("bridge",)

# A pattern of their names (with engine and variant: `measure|engine|variant`), and why it is not compared.
NOT_COMPARED = {
    r"closeness(_w)?(_in|_out|_all)?\|": "igraph's variant leaves out the share of actors that is reached",
    r"closeness_sna.*": "sna gives 0 to everyone once somebody cannot be reached",
    r"betweenness_w\|sna": "sna's valued betweenness is wrong (burt_example G: 14.5, exact 14)",
    r"degree_all\|": "ours counts distinct partners; the sum of both directions is compared apart",
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
    r"ei_index_w.*|modularity_category.*": "not among our measures",
    r"modularity_.*|n_groups_.*|.*_vs_category.*": "clusters are compared by the tests of clusters",
    r"gcor.*|qap_.*|ties_.*|jaccard_ties.*": "pairs of networks, not one",
    r"adamic_adar.*|jaccard\|.*|resource_.*|common_.*|preferential_.*": "likely ties are not predicted",
}


def _excluded(theirs, label, net):
    if theirs.startswith("eigenvector") and net.directed and engine_of(net).graph.is_dag():
        return "zeros of an acyclic network are a version's habit: ours says undefined"
    if theirs == "centralization_closeness" and len(set(net.component_labels())) > 1:
        return "peers differ where not all reach each other (igraph NaN, sna 0): ours says undefined"
    return next((why for pattern, why in NOT_COMPARED.items() if re.match(pattern, label)), "")


def _cases():
    return [(name, net, variant) for name in names() for net, variant in variants(name)]


@cache
def _values(case, level):
    """The peers' values of one level, each with why it is not compared (empty: it is)."""
    name, net, variant = case
    table = read(name, level)
    rows = table[table["net"].eq(net) & table["variant"].eq(variant)]
    labels = rows["measure"] + "|" + rows["engine"] + "|" + rows["variant"]
    ours = reference_network(*case)
    why = {label: _excluded(label.split("|")[0], label, ours) for label in labels.unique()}
    return rows.assign(why=labels.map(why))


def _ours(theirs, table):
    if theirs.endswith("_w") and theirs not in table:
        theirs = f"{theirs[:-2]}_valued"
    return table.get(theirs, theirs)


def _disagreements(ours, theirs):
    return ~(np.isclose(ours, theirs, rtol=0, atol=TOLERANCE, equal_nan=True))


@pytest.mark.parametrize("case", _cases(), ids="-".join)
def test_every_actor_has_the_peers_values(case):
    rows = _values(case, "actor").query("why == ''")
    who = measure(reference_network(*case))
    ours = np.array([float(who.loc[row["actor"], _ours(row["measure"], ACTOR_NAMES)])
                     for _, row in rows.iterrows()])  # fmt: skip
    wrong = rows[_disagreements(ours, rows["value"].to_numpy())]
    assert wrong.empty, wrong[["measure", "engine", "actor", "value"]].head().to_string()
    assert len(rows) >= 30 * len(who)


@pytest.mark.parametrize("case", _cases(), ids="-".join)
def test_the_whole_has_the_peers_values(case):
    rows = _values(case, "graph").query("why == ''")
    table = whole(reference_network(*case)).set_index("measure")["value"]
    ours = np.array([table[_ours(theirs, GRAPH_NAMES)] for theirs in rows["measure"]])
    wrong = rows[_disagreements(ours, rows["value"].to_numpy())]
    assert wrong.empty, wrong[["measure", "engine", "value"]].to_string()
    assert len(rows) > 10


@pytest.mark.parametrize("case", [case for case in _cases() if case[2] == "U"], ids="-".join)
def test_bridges_are_the_peers_bridges(case):
    rows = _values(case, "dyad").query("measure == 'bridge'")
    net = reference_network(*case)
    marked = net.ties[bridges(net)][["source", "target"]]
    assert {frozenset(pair) for pair in marked.to_numpy()} == {
        frozenset(pair) for pair in rows[["source", "target"]].to_numpy()
    }


@pytest.mark.parametrize("case", [case for case in _cases() if case[2] == "D"], ids="-".join)
def test_in_and_out_degree_add_up_to_the_peers_total(case):
    rows = _values(case, "actor").query("measure == 'degree_all'")
    who = measure(reference_network(*case), ["in_degree", "out_degree"]).sum(axis=1)
    assert np.allclose(who.reindex(rows["actor"]), rows["value"])


def test_every_value_is_compared_or_left_out_for_a_reason():
    actor_names = {record.name for record in MEASURES}
    graph_names = {record.name for record in WHOLE}
    open_ends = set()
    for case in _cases():
        for level, table, known in (
            ("actor", ACTOR_NAMES, actor_names), ("graph", GRAPH_NAMES, graph_names),
            ("dyad", {}, set(DYAD_NAMES)),
        ):  # fmt: skip
            rows = _values(case, level).query("why == ''")
            open_ends |= {theirs for theirs in rows["measure"] if _ours(theirs, table) not in known}
    assert not open_ends

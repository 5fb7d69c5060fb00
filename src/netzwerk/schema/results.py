"""The contracts of the result tables, and of the comparison of waves or towns."""

from __future__ import annotations

from netzwerk import terms
from netzwerk.schema.column import BOOLEAN, INTEGER, NUMBER, Column, Contract, columns, numbers

_SPAN = numbers("value", "low", "high")
CENTRALITY = Contract(
    "results/centrality.csv",
    (*columns("actor", "measure"), *_SPAN, *numbers("rank", "rank_low", "rank_high"),
     *columns("basis", "note")),
    ("actor", "measure"),
)  # fmt: skip
WHOLE = Contract("results/network.csv", (Column("measure"), *_SPAN, *columns("basis", "note")), ("measure",))
STABILITY = Contract(
    "results/stability.csv",
    (*columns("kind", "level"), Column("actor", lists=True), Column("measure"), *_SPAN, Column("note")),
)
CODING = Contract("results/coding.csv", columns("what", "rule", "value", "note"), ("what", "rule"))
SECTORS = Contract(
    "results/sectors.csv",
    (*columns("sector_a", "sector_b"), Column("ties", INTEGER), Column("possible", INTEGER),
     *numbers("density", "expected", "ratio", "low", "high", "p"), Column("note")),
    ("sector_a", "sector_b"),
)  # fmt: skip
FIELDS = Contract(
    "results/fields.csv",
    (*columns("field", "measure"), Column("value", NUMBER), Column("note")),
    ("field", "measure"),
)
GAPS = Contract(
    "results/gaps.csv",
    (
        Column("gap"),
        Column("type", allowed=terms.GAP_TYPES),
        Column("actor_a", lists=True),
        Column("actor_b"),
        Column("field", lists=True),
        Column("sectors", lists=True),
        Column("weight", NUMBER),
        *columns("evidence", "effect"),
        Column("quality", allowed=("", *terms.QUALITIES)),
        Column("matter"),
    ),
    ("gap",),
)
REGISTER = Contract(
    "results/register.csv",
    (
        Column("matter", required=True),
        Column("rank", INTEGER),
        Column("shortlist", BOOLEAN),
        Column("reasons", lists=True, allowed=terms.GAP_TYPES),
        *(Column(name, lists=True) for name in ("actors", "field", "sectors")),
        *numbers("score", "need", "impact", "ease", "sureness"),
        *columns("convenor", "convenor_why"),
        Column("effort", allowed=terms.EFFORTS),
        *columns("next_step", "effect"),
        Column("quality", allowed=("", *terms.QUALITIES)),
        *columns("evidence", "sentence"),
        Column("decision", allowed=("", *terms.AGREEMENTS)),
        *columns("responsible", "due", "status", "remark"),
    ),
    ("matter",),
)
INVITE = Contract(
    "results/invite.csv",
    (
        Column("invite", required=True),
        Column("rank", INTEGER),
        Column("reason", allowed=terms.INVITE_REASONS),
        *columns("actor", "field", "sector"),
        Column("named", INTEGER),
        Column("wished", INTEGER),
        Column("covers", lists=True),
        Column("candidates", lists=True),
        Column("sentence"),
    ),
    ("invite",),
)
CRITICAL = Contract(
    "results/critical.csv",
    (*columns("actor_a", "actor_b"), Column("triangles", INTEGER), Column("fields", lists=True),
     Column("separated", INTEGER), Column("effect")),
    ("actor_a", "actor_b"),
)  # fmt: skip
KEY_PLAYERS = Contract(
    "results/key_players.csv",
    (Column("kind"), Column("size", INTEGER), Column("actors", lists=True), Column("value", NUMBER),
     Column("exact", BOOLEAN), *numbers("bound", "fragmentation", "fragmentation_distance"), Column("note")),
    ("kind", "size", "actors"),
)  # fmt: skip
REPAIR = Contract(
    "results/repair.csv",
    (Column("step", INTEGER), *columns("actor_a", "actor_b", "field", "reason", "effect", "kind", "gap"),
     Column("preference", INTEGER)),
)  # fmt: skip
CLUSTERS = Contract(
    "results/clusters.csv",
    (*columns("actor", "cluster", "name"), Column("membership", NUMBER)),
    ("actor",),
)
VERDICT = Contract(
    "results/clusters_verdict.csv",
    (Column("measure"), Column("value"), Column("note")),
    ("measure",),
)

PROJECTION = Contract(
    "results/projection.csv",
    (
        Column("kind", allowed=terms.AFFILIATION_KINDS),
        *columns("mode", "a", "b"),
        Column("shared", INTEGER),
        *numbers("newman", "jaccard", "expected", "p", "p_corrected"),
        Column("beyond_chance", BOOLEAN),
        Column("tie", lists=True),
    ),
    ("kind", "mode", "a", "b"),
)
TWO_MODE = Contract(
    "results/two_mode.csv",
    (
        Column("kind", allowed=terms.AFFILIATION_KINDS),
        *columns("mode", "node", "measure"),
        Column("value", NUMBER),
        Column("note"),
    ),
    ("kind", "mode", "node", "measure"),
)

# The comparison of two waves or towns; lies in OUT/waves/.
_WAVES = columns("wave_a", "wave_b")
WAVES = Contract(
    "results/waves.csv",
    (Column("what"), *numbers("a", "b", "value", "like_for_like"), Column("note"), *_WAVES),
    ("what", "wave_a", "wave_b"),
)
PAIRS = Contract(
    "results/pairs.csv",
    (
        *columns("source", "target"),
        Column("change", allowed=terms.CHANGES),
        *(Column(name, BOOLEAN) for name in ("tie_a", "tie_b")),
        *(Column(name, allowed=("", *terms.STATES)) for name in ("state_a", "state_b")),
        *(Column(name, INTEGER) for name in ("asked_a", "asked_b")),
        *(Column(name, BOOLEAN) for name in ("comparable", "listed")),
        *_WAVES,
    ),
    ("source", "target", "wave_a", "wave_b"),
)
FOLLOWED = Contract(
    "results/followed.csv",
    (
        *columns("kind", "item", "type"),
        Column("actors", lists=True),
        Column("field", lists=True),
        Column("after"),
        Column("outcome", allowed=terms.FOLLOWED_OUTCOMES),
        Column("value", NUMBER),
        *_WAVES,
    ),
)

RESULTS = (CENTRALITY, WHOLE, STABILITY, CODING, SECTORS, FIELDS, GAPS, CRITICAL, KEY_PLAYERS,
           REPAIR, REGISTER, INVITE, CLUSTERS, VERDICT, TWO_MODE, PROJECTION)  # fmt: skip
COMPARED = (WAVES, PAIRS, FOLLOWED)

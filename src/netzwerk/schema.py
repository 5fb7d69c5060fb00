"""The contracts of the tables as data.

The same tuple of columns checks a table, orders its file, prints the data dictionary and describes it in
datapackage.json, so that these cannot disagree.

What a column means stands in the catalogue as `columns.<table>.<column>`, in German and English.
"""

from __future__ import annotations

from dataclasses import dataclass

from netzwerk import terms

TEXT, INTEGER, NUMBER, BOOLEAN = "string", "integer", "number", "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, and what it may hold.

    `required` columns must be there and filled when a user hands the table in; `lists` says that a
    cell may hold several entries, joined by `|`.
    """

    name: str
    type: str = TEXT
    required: bool = False
    allowed: tuple[str, ...] = ()
    lists: bool = False


@dataclass(frozen=True, slots=True)
class Contract:
    """One table: where it lies in OUT, its columns in order, and the columns that tell its rows apart."""

    path: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The table's short name: `ties` for `tables/ties.csv`.

        Examples
        --------
        >>> TIES.name
        'ties'
        """
        return self.path.rsplit("/", 1)[-1].removesuffix(".csv")

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order."""
        return tuple(column.name for column in self.columns)


def _columns(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _numbers(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, NUMBER) for name in names)


_WHERE = (*_columns("wave", "file", "sheet"), Column("row", INTEGER), Column("column", INTEGER))

ACTORS = Contract(
    "tables/actors.csv",
    (
        Column("actor", required=True),
        *_columns("name", "short", "sector"),
        Column("on_roster", BOOLEAN),
        Column("present", BOOLEAN),
        Column("named_in_public", BOOLEAN),
        Column("named_to_participants", BOOLEAN),
        Column("wishes_told", BOOLEAN),
    ),
    ("actor",),
)
REPORTS = Contract(
    "tables/reports.csv",
    (
        *_WHERE,
        Column("group"),
        Column("source", required=True),
        Column("target", required=True),
        Column("kind", lists=True),
        Column("state", allowed=terms.STATES),
        Column("strength", NUMBER),
        Column("wished_by", allowed=(terms.BY_SOURCE, terms.BY_GROUP)),
        Column("first_person", BOOLEAN),
        *_numbers(*terms.TRUST, *terms.VALUE),
    ),
)
TIES = Contract(
    "tables/ties.csv",
    (
        Column("source", required=True),
        Column("target", required=True),
        Column("state", allowed=terms.STATES),
        Column("strength", NUMBER),
        Column("reports", INTEGER),
        Column("groups", lists=True),
        Column("kinds", lists=True),
        Column("confirmed", BOOLEAN),
        Column("confidence", NUMBER),
        Column("confidence_assumed", NUMBER),
        Column("assumed", BOOLEAN),
    ),
    ("source", "target", "state"),
)
AFFILIATIONS = Contract(
    "tables/affiliations.csv",
    (
        Column("actor", required=True),
        Column("field", required=True),
        Column("role", allowed=terms.ROLES),
        Column("kind", allowed=terms.AFFILIATION_KINDS),
        *_WHERE,
    ),
)
ASKED = Contract(
    "tables/asked.csv",
    (
        *_columns("wave", "file"),
        Column("group", required=True),
        Column("actor", required=True),
        Column("about", required=True),
        Column("answer", allowed=terms.ANSWERS),
        Column("wishes", BOOLEAN),
        Column("blank", BOOLEAN),
    ),
)
MENTIONS = Contract(
    "tables/mentions.csv",
    (*_WHERE, *_columns("text", "actor"), Column("how", allowed=terms.HOWS),
     Column("suggestions", lists=True)),
)  # fmt: skip
LEDGER = Contract(
    "tables/ledger.csv",
    (
        *_WHERE,
        Column("value"),
        Column("outcome", allowed=terms.OUTCOMES),
        Column("code"),
        Column("severity", allowed=("", *terms.SEVERITIES)),
        Column("message"),
    ),
)

_SPAN = _numbers("value", "low", "high")
CENTRALITY = Contract(
    "results/centrality.csv",
    (*_columns("actor", "measure"), *_SPAN, *_numbers("rank", "rank_low", "rank_high"),
     *_columns("basis", "note")),
    ("actor", "measure"),
)  # fmt: skip
WHOLE = Contract("results/network.csv", (Column("measure"), *_SPAN, *_columns("basis", "note")), ("measure",))
STABILITY = Contract(
    "results/stability.csv",
    (*_columns("kind", "level"), Column("actor", lists=True), Column("measure"), *_SPAN, Column("note")),
)
CODING = Contract("results/coding.csv", _columns("what", "rule", "value", "note"), ("what", "rule"))
SECTORS = Contract(
    "results/sectors.csv",
    (*_columns("sector_a", "sector_b"), Column("ties", INTEGER), Column("possible", INTEGER),
     *_numbers("density", "expected", "ratio", "low", "high", "p"), Column("note")),
    ("sector_a", "sector_b"),
)  # fmt: skip
FIELDS = Contract(
    "results/fields.csv",
    (*_columns("field", "measure"), Column("value", NUMBER), Column("note")),
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
        *_columns("evidence", "effect"),
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
        *_numbers("score", "need", "impact", "ease", "sureness"),
        *_columns("convenor", "convenor_why"),
        Column("effort", allowed=terms.EFFORTS),
        *_columns("next_step", "effect"),
        Column("quality", allowed=("", *terms.QUALITIES)),
        *_columns("evidence", "sentence"),
        Column("decision", allowed=("", *terms.AGREEMENTS)),
        *_columns("responsible", "due", "status", "remark"),
    ),
    ("matter",),
)
INVITE = Contract(
    "results/invite.csv",
    (
        Column("invite", required=True),
        Column("rank", INTEGER),
        Column("reason", allowed=terms.INVITE_REASONS),
        *_columns("actor", "field", "sector"),
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
    (*_columns("actor_a", "actor_b"), Column("triangles", INTEGER), Column("fields", lists=True),
     Column("separated", INTEGER), Column("effect")),
    ("actor_a", "actor_b"),
)  # fmt: skip
KEY_PLAYERS = Contract(
    "results/key_players.csv",
    (Column("kind"), Column("size", INTEGER), Column("actors", lists=True), Column("value", NUMBER),
     Column("exact", BOOLEAN), *_numbers("bound", "fragmentation", "fragmentation_distance"), Column("note")),
    ("kind", "size", "actors"),
)  # fmt: skip
REPAIR = Contract(
    "results/repair.csv",
    (Column("step", INTEGER), *_columns("actor_a", "actor_b", "field", "reason", "effect", "kind", "gap"),
     Column("preference", INTEGER)),
)  # fmt: skip
CLUSTERS = Contract(
    "results/clusters.csv",
    (*_columns("actor", "cluster", "name"), Column("membership", NUMBER)),
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
        *_columns("mode", "a", "b"),
        Column("shared", INTEGER),
        *_numbers("newman", "jaccard", "expected", "p", "p_corrected"),
        Column("beyond_chance", BOOLEAN),
        Column("tie", lists=True),
    ),
    ("kind", "mode", "a", "b"),
)
TWO_MODE = Contract(
    "results/two_mode.csv",
    (
        Column("kind", allowed=terms.AFFILIATION_KINDS),
        *_columns("mode", "node", "measure"),
        Column("value", NUMBER),
        Column("note"),
    ),
    ("kind", "mode", "node", "measure"),
)

# The comparison of two waves or towns; lies in OUT/waves/.
_WAVES = _columns("wave_a", "wave_b")
WAVES = Contract(
    "results/waves.csv",
    (Column("what"), *_numbers("a", "b", "value", "like_for_like"), Column("note"), *_WAVES),
    ("what", "wave_a", "wave_b"),
)
PAIRS = Contract(
    "results/pairs.csv",
    (
        *_columns("source", "target"),
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
        *_columns("kind", "item", "type"),
        Column("actors", lists=True),
        Column("field", lists=True),
        Column("after"),
        Column("outcome", allowed=terms.FOLLOWED_OUTCOMES),
        Column("value", NUMBER),
        *_WAVES,
    ),
)

# What people decided; lies in OUT, whatever wave it was decided in.
NAMES = Contract("names.csv", (Column("spelling", required=True), *_columns("name", "decision", "remark")))

# What was decided on matters, wave by wave; lies beside names.csv.
AGREEMENTS = Contract(
    "agreements.csv",
    (
        Column("wave"),
        Column("matter", required=True),
        *_columns("decision", "responsible", "due", "status", "remark", "about"),
    ),
    ("wave", "matter"),
)

TABLES = (ACTORS, REPORTS, TIES, AFFILIATIONS, ASKED, MENTIONS, LEDGER)
RESULTS = (CENTRALITY, WHOLE, STABILITY, CODING, SECTORS, FIELDS, GAPS, CRITICAL, KEY_PLAYERS,
           REPAIR, REGISTER, INVITE, CLUSTERS, VERDICT, TWO_MODE, PROJECTION)  # fmt: skip
COMPARED = (WAVES, PAIRS, FOLLOWED)
KEPT = (NAMES, AGREEMENTS)
CONTRACTS = {contract.name: contract for contract in (*TABLES, *RESULTS, *COMPARED, *KEPT)}

"""The contracts of the checked tables, and of what people decided."""

from __future__ import annotations

from netzwerk import terms
from netzwerk.schema.column import BOOLEAN, INTEGER, NUMBER, Column, Contract, columns, numbers

_WHERE = (*columns("wave", "file", "sheet"), Column("row", INTEGER), Column("column", INTEGER))

ACTORS = Contract(
    "tables/actors.csv",
    (
        Column("actor", required=True),
        *columns("name", "short", "sector"),
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
        *numbers(*terms.TRUST, *terms.VALUE),
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
        *columns("wave", "file"),
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
    (*_WHERE, *columns("text", "actor"), Column("how", allowed=terms.HOWS),
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

# What people decided; lies in OUT, whatever wave it was decided in.
NAMES = Contract("names.csv", (Column("spelling", required=True), *columns("name", "decision", "remark")))

# What was decided on matters, wave by wave; lies beside names.csv.
AGREEMENTS = Contract(
    "agreements.csv",
    (
        Column("wave"),
        Column("matter", required=True),
        *columns("decision", "responsible", "due", "status", "remark", "about"),
    ),
    ("wave", "matter"),
)

TABLES = (ACTORS, REPORTS, TIES, AFFILIATIONS, ASKED, MENTIONS, LEDGER)
KEPT = (NAMES, AGREEMENTS)

"""The contracts of the tables as data.

The same tuple of columns checks a table, orders its file, prints the data dictionary and describes it in
datapackage.json, so that these cannot disagree.

What a column means stands in the catalogue as `columns.<table>.<column>`, in German and English.
"""

from __future__ import annotations

from netzwerk.schema.column import (
    BOOLEAN,
    INTEGER,
    NUMBER,
    TEXT,
    Column,
    Contract,
)
from netzwerk.schema.results import (
    CENTRALITY,
    CLUSTERS,
    CODING,
    COMPARED,
    CRITICAL,
    FIELDS,
    FOLLOWED,
    GAPS,
    INVITE,
    KEY_PLAYERS,
    PAIRS,
    PROJECTION,
    REGISTER,
    REPAIR,
    RESULTS,
    SECTORS,
    STABILITY,
    TWO_MODE,
    VERDICT,
    WAVES,
    WHOLE,
)
from netzwerk.schema.tables import (
    ACTORS,
    AFFILIATIONS,
    AGREEMENTS,
    ASKED,
    KEPT,
    LEDGER,
    MENTIONS,
    NAMES,
    REPORTS,
    TABLES,
    TIES,
)

CONTRACTS = {contract.name: contract for contract in (*TABLES, *RESULTS, *COMPARED, *KEPT)}

__all__ = [
    "ACTORS",
    "AFFILIATIONS",
    "AGREEMENTS",
    "ASKED",
    "BOOLEAN",
    "CENTRALITY",
    "CLUSTERS",
    "CODING",
    "COMPARED",
    "CONTRACTS",
    "CRITICAL",
    "FIELDS",
    "FOLLOWED",
    "GAPS",
    "INTEGER",
    "INVITE",
    "KEPT",
    "KEY_PLAYERS",
    "LEDGER",
    "MENTIONS",
    "NAMES",
    "NUMBER",
    "PAIRS",
    "PROJECTION",
    "REGISTER",
    "REPAIR",
    "REPORTS",
    "RESULTS",
    "SECTORS",
    "STABILITY",
    "TABLES",
    "TEXT",
    "TIES",
    "TWO_MODE",
    "VERDICT",
    "WAVES",
    "WHOLE",
    "Column",
    "Contract",
]

"""The network as it would be if every open spelling were the organisation that is likeliest."""

from __future__ import annotations

from netzwerk import terms
from netzwerk.network import Network
from netzwerk.sheet import Sheets
from netzwerk.tables import Tables, tidy

__all__ = ["merged_network"]


def merged_network(sheets: Sheets, tables: Tables, *, after: Tables | None = None) -> Network | None:
    """Read one wave again with each pending spelling taken for its first suggestion.

    Parameters
    ----------
    sheets : Sheets
        Of one wave.
    tables : Tables
        What `tidy` gave for them.
    after : Tables, optional
        As for `tidy`.

    Returns
    -------
    Network or None
        None where no spelling is open.
    """
    mentions = tables.mentions
    open_ones = mentions[mentions["how"].eq(terms.PENDING) & mentions["suggestions"].ne("")]
    if open_ones.empty:
        return None
    first = open_ones["suggestions"].str.split(terms.JOIN, regex=False).str[0]
    return Network.of(tidy(sheets, decisions=dict(zip(open_ones["text"], first, strict=True)), after=after))

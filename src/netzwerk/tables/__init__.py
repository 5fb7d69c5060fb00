"""Lines to checked tables: names resolved, values checked, every cell accounted for in the ledger."""

from netzwerk.tables.record import Tables
from netzwerk.tables.tidy import tidy

__all__ = ["Tables", "tidy"]

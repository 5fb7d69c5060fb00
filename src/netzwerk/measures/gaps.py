"""What is missing, as one table: each gap with a lasting key, its reason, its effect and its doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches

import pandas as pd

from netzwerk import terms
from netzwerk.errors import NetworkError
from netzwerk.measures.coverage import coverage_gaps
from netzwerk.measures.fragility import fragility_gaps
from netzwerk.measures.isolation import isolation_gaps
from netzwerk.measures.motifs import functional_gaps
from netzwerk.measures.wishes import wish_gaps
from netzwerk.network import Network
from netzwerk.schema import GAPS

_FINDERS: dict[str, Callable[..., pd.DataFrame]] = {
    "coverage": coverage_gaps,
    "wish": wish_gaps,
    "isolation": isolation_gaps,
    "fragility": fragility_gaps,
    "functional": functional_gaps,
}
TYPES = tuple(kind for kind in terms.GAP_TYPES if kind in _FINDERS)


def gaps(
    net: Network,
    types: Sequence[str] | str | None = None,
    *,
    fields: pd.DataFrame | None = None,
    lang: str = "de",
) -> pd.DataFrame:
    """Find what is missing in a network: one row a type and pair, field or actor.

    ========== ============================================================ ==========================
    type       a row is                                                     weight
    ========== ============================================================ ==========================
    coverage   a field without an actor, with one, without a lead, without  4, 3, 2, 1
               a sector that `fields` expects
    wish       a pair wished for and not existing                           2 both ways, 1 one way
    isolation  an actor without a tie, in a component below four actors,    3, 2, 1
               with one tie or not on the roster
    fragility  a cutpoint, or a bridge with two actors on each side         pairs separated by its loss
    functional two actors in the same field without a tie                   shared fields
    ========== ============================================================ ==========================

    A pair that groups disagree on exists if any says so, else is refused; refused pairs are no gaps.

    Parameters
    ----------
    net : Network
        Existing, wished and refused reports, affiliations and who was asked are read; direction is
        ignored but for whose wish it is.
    types : sequence of str, optional
        Only these types; all by default.
    fields : DataFrame, optional
        field, needs_sector (joined by `|`): what is expected of each field.
    lang : str
        Language of evidence and effect, `de` or `en`.

    Returns
    -------
    DataFrame
        Columns of `schema.GAPS`, by type in the order of `terms.GAP_TYPES`, weight (largest first) and
        actors in their order. `gap` stays the same over runs and waves; `quality` says whether both
        ends were asked, one or none, and is empty for fields; `effect` is what adding or losing it
        would change.

    Raises
    ------
    NetworkError
        On an unknown type, or where a table would have more than ten million rows.

    Examples
    --------
    >>> import pandas as pd
    >>> net = Network.of(
    ...     reports=pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"], "state": ["", "wished"]})
    ... )
    >>> gaps(net)[["gap", "weight"]].to_numpy().tolist()
    [['wish:b--c', 1.0], ['isolation:c', 3.0], ['isolation:a', 2.0], ['isolation:b', 2.0]]
    """
    wanted = _known(TYPES if types is None else [types] if isinstance(types, str) else types)
    tables = [_find(kind, net, fields=fields, lang=lang) for kind in TYPES if kind in wanted]
    filled = [table for table in tables if len(table)]
    rows = pd.concat(filled, ignore_index=True) if filled else _find(TYPES[0], Network.of())
    return rows.assign(matter="")[list(GAPS.names)]


def _known(types: Sequence[str]) -> set[str]:
    for kind in types:
        if kind not in TYPES:
            near = get_close_matches(kind, TYPES, 1) or [TYPES[0]]
            raise NetworkError("unknown_gap_type", value=kind, near=near[0], allowed=", ".join(TYPES))
    return set(types)


def _find(kind: str, net: Network, *, fields: pd.DataFrame | None = None, lang: str = "de") -> pd.DataFrame:
    options = {"fields": fields} if kind == "coverage" else {}
    rows = _FINDERS[kind](net, lang=lang, **options)
    return rows.sort_values(["weight", "a", "b", "field"], ascending=[False, True, True, True], kind="stable")

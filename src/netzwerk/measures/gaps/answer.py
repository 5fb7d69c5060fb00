"""What is missing, as one table: each gap with a lasting key, its reason, its effect and its doubt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

import pandas as pd

from netzwerk import terms
from netzwerk.errors import NetworkError
from netzwerk.measures.gaps.coverage import coverage_gaps
from netzwerk.measures.gaps.cross_sector import cross_sector_gaps
from netzwerk.measures.gaps.fragility import fragility_gaps
from netzwerk.measures.gaps.integrative import integrative_gaps
from netzwerk.measures.gaps.isolation import isolation_gaps
from netzwerk.measures.gaps.kept_apart import hole_gaps
from netzwerk.measures.gaps.motifs import functional_gaps
from netzwerk.measures.gaps.one_sided import one_sided_gaps
from netzwerk.measures.gaps.predicted import BackTest, predicted_gaps
from netzwerk.measures.gaps.redundancy import redundancy_gaps
from netzwerk.measures.gaps.repair.answer import repair_gaps
from netzwerk.measures.gaps.wishes import wish_gaps
from netzwerk.network import Network
from netzwerk.schema import GAPS

_FINDERS: dict[str, Callable[..., pd.DataFrame]] = {
    "coverage": coverage_gaps,
    "wish": wish_gaps,
    "isolation": isolation_gaps,
    "fragility": fragility_gaps,
    "repair": repair_gaps,
    "functional": functional_gaps,
    "cross-sector": cross_sector_gaps,
    "integrative": integrative_gaps,
    "hole": hole_gaps,
    "one-sided": one_sided_gaps,
    "predicted": predicted_gaps,
    "redundancy": redundancy_gaps,
}
TYPES = tuple(kind for kind in terms.GAP_TYPES if kind in _FINDERS)
# What each type reads beside the network.
_READS = {
    "coverage": ("fields",),
    "integrative": ("fields",),
    "cross-sector": ("mixing", "seed"),
    "repair": ("fields", "bundle"),
    "predicted": ("tested", "seed"),
}


def gaps(
    net: Network,
    types: Sequence[str] | str | None = None,
    *,
    fields: pd.DataFrame | None = None,
    mixing: pd.DataFrame | None = None,
    bundle: pd.DataFrame | None = None,
    tested: BackTest | None = None,
    seed: int = 1,
    lang: str = "de",
) -> pd.DataFrame:
    """Find what is missing in a network: one row a type and pair, field, actor or set.

    ============ ========================================================== ==========================
    type         a row is                                                   weight
    ============ ========================================================== ==========================
    coverage     a field without an actor, with one, without a lead,        4, 3, 2, 1
                 without a sector that `fields` expects
    wish         a pair wished for and not existing                         2 both ways, 1 one way
    isolation    an actor without a tie, in a component below four actors,  3, 2, 1
                 with one tie or not on the roster
    fragility    a cutpoint or exclusive broker, a bridge with two actors   pairs separated by its loss
                 on each side, two or three actors who fragment most
    repair       a new tie or membership of the smallest repair             steps, counted from the end
    functional   two actors in the same field without a tie                 shared fields
    cross-sector two sectors with fewer ties than equal degrees give        expected − observed
    integrative  two fields stated to depend on each other, nobody in both  2 no tie across, 1 ties
    hole         two partners of a broker with nobody else between them     its effective size
    one-sided    a tie that one side names and the other, asked, does not   1
    predicted    a pair likely by partners in common, where the index       the index
                 passed its back-test; for analysts
    redundancy   two fields or bodies with nearly the same members          Jaccard
    ============ ========================================================== ==========================

    A pair that groups disagree on exists if any says so, else is refused; refused pairs are no gaps. Nothing
    is built from a name that is still open.

    Parameters
    ----------
    net : Network
        Existing, wished and refused reports, sectors, affiliations and who was asked are read; direction is
        ignored but for whose wish it is and who named whom.
    types : sequence of str, optional
        Only these types; all by default.
    fields : DataFrame, optional
        field, needs_sector, depends_on (several joined by `|`), or field_a, field_b: what is expected of each
        field, and which depend on each other.
    mixing : DataFrame, optional
        What `sector_mixing` gave, where it was asked already.
    bundle : DataFrame, optional
        What `repair` gave, where it was asked already.
    tested : BackTest, optional
        What `back_test` gave, where it was asked already.
    seed : int
        Where chance begins, for the types that are held against it.
    lang : str
        Language of evidence and effect, `de` or `en`.

    Returns
    -------
    DataFrame
        Columns of `schema.GAPS`, by type in the order of `terms.GAP_TYPES`, weight (largest first) and
        actors in their order. `gap` stays the same over runs and waves; `quality` says whether both
        ends were asked, one or none, and is empty for fields and sectors; `effect` is what adding or losing
        it would change.

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
    >>> gaps(net)["gap"].tolist()
    ['wish:b--c', 'isolation:c', 'isolation:a', 'isolation:b', 'repair:b--c']
    """
    wanted = _known(TYPES if types is None else [types] if isinstance(types, str) else types)
    given = {"fields": fields, "mixing": mixing, "bundle": bundle, "tested": tested, "seed": seed}
    tables = [_find(kind, net, given, lang=lang) for kind in TYPES if kind in wanted]
    filled = [table for table in tables if len(table)]
    rows = pd.concat(filled, ignore_index=True) if filled else _find(TYPES[0], Network.of(), {})
    return rows.assign(matter="")[list(GAPS.names)]


def _known(types: Sequence[str]) -> set[str]:
    for kind in types:
        if kind not in TYPES:
            near = get_close_matches(kind, TYPES, 1) or [TYPES[0]]
            raise NetworkError("unknown_gap_type", value=kind, near=near[0], allowed=", ".join(TYPES))
    return set(types)


def _find(kind: str, net: Network, given: Mapping[str, object], *, lang: str = "de") -> pd.DataFrame:
    options = {name: given[name] for name in _READS.get(kind, ()) if name in given}
    rows = _FINDERS[kind](net, lang=lang, **options)
    return rows.sort_values(["weight", "a", "b", "field"], ascending=[False, True, True, True], kind="stable")

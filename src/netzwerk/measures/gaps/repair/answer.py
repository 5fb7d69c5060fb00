"""The smallest bundle of new ties and memberships that mends a network, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from netzwerk.errors import NetworkError
from netzwerk.measures.gaps.quality import actor_quality, pair_quality, sides
from netzwerk.measures.gaps.repair.model import Solved, solve
from netzwerk.measures.gaps.repair.needs import Needs, Step, needs_of
from netzwerk.measures.gaps.repair.state import CONNECT, COVER, SECURE, Open, unmet
from netzwerk.measures.gaps.rows import gap_rows
from netzwerk.measures.gaps.stated_fields import stated_fields
from netzwerk.network import Network
from netzwerk.schema import REPAIR, WHOLE
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["CAP", "repair", "repair_gaps", "repair_rows"]

CAP = 3
# Beyond so many actors no bundle is sought: a plan of hundreds of steps is none.
MOST_ACTORS = 400
OPEN = "open"


def repair(
    net: Network, *, fields: pd.DataFrame | None = None, cap: int = CAP, lang: str = DEFAULT_LANGUAGE
) -> pd.DataFrame:
    """Find the smallest bundle of new ties and new memberships that mends the network.

    Afterwards everyone is connected; every field of action has two actors of two sectors at work (where
    there are two sectors); and no actor's loss parts more than one other from the largest part. Among the
    smallest bundles the one of lowest preference cost is taken (tie wished for from both sides, or planned
    membership, 0; wish of one side 1; same field 2; other 3), among these the one whose sorted keys come
    first; where that takes too much work, one of them, the same at every run and in whatever order the
    actors stand. Refused pairs are never proposed, and no actor takes more than `cap` steps. Where all that
    cannot be had, the largest part of it is proposed, and what stays open is said: connections count before
    fields, fields before single actors on whom others hang.

    Parameters
    ----------
    net : Network
        Existing, wished and refused ties, direction ignored; sectors; affiliations of kind `field`.
    fields : DataFrame, optional
        Further fields, as `stated_fields` reads them.
    cap : int
        How many new ties and memberships one actor may take.
    lang : str
        Language of reason and effect.

    Returns
    -------
    DataFrame
        step (1, 2, …; NaN for what stays open), actor_a, actor_b, field, reason, effect, kind (connect,
        cover, secure, open), gap (the key in gaps.csv), preference. Its `attrs` hold number, cost, bound (no
        bundle does the same with fewer steps), optimal, first (whether no equally good bundle has keys that
        come earlier). Empty where nothing is to be mended, and beyond 400 actors. Where the smallest cannot
        be proved in the work allowed, the bundle is made step by step and `optimal` is false;
        beyond 120 actors only ties with a wish and those of the least tied are tried.

    Raises
    ------
    NetworkError
        If the cap is below 1.

    Notes
    -----
    Valente 2012; Eswaran & Tarjan 1976. Solved by scipy's milp (HiGHS) with cuts.

    Examples
    --------
    >>> pairs = pd.DataFrame({"source": ["a", "c"], "target": ["b", "d"]})
    >>> repair(Network.of(reports=pairs))[["actor_a", "actor_b", "kind"]].to_numpy().tolist()
    [['a', 'c', 'connect']]
    """
    if cap < 1:
        raise NetworkError("cap_too_small", value=cap)
    if net.n > MOST_ACTORS:
        return _table([], number=np.nan, cost=np.nan, bound=np.nan, optimal=False, first=False)
    net = replace(net, actors=net.actors.sort_values("actor", ignore_index=True))  # whatever the order was
    needs = needs_of(net, stated_fields(net, fields))
    found = solve(needs, cap)
    rows = [*_steps(net, needs, found, lang=lang), *_left_open(net, found.open, lang)]
    number = len(found.steps)
    bound = max(_fewest(needs, found), found.fewest or 0)
    cost = sum(step.cost for step in found.steps)
    return _table(rows, number=number, cost=cost, bound=bound, optimal=found.optimal, first=found.first)


def _table(rows: list[tuple[object, ...]], **known: object) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=REPAIR.names).astype({"step": float, "preference": float})
    table.attrs.update(known)
    return table


def _fewest(needs: Needs, found: Solved) -> int:
    """Give a number of steps below which nothing that was reached can be had."""
    apart = [what for what, _ in unmet(needs, ()) if what == CONNECT]
    still = [what for what, _ in found.open if what == CONNECT]
    lacking = sum(max(1, 2 - len(actors)) for actors in needs.fields.values())
    return len(apart) - len(still) + (lacking if not any(what == COVER for what, _ in found.open) else 0)


def _ordered(needs: Needs, steps: Iterable[Step]) -> list[tuple[str, Step]]:
    """Put what connects first, then what covers fields, then what secures; within these by key."""
    part = dict(enumerate(range(needs.n)))

    def root(k: int) -> int:
        while part[k] != k:
            k = part[k]
        return k

    for i, j in needs.ties:
        part[root(i)] = root(j)
    named: list[tuple[str, Step]] = []
    for step in sorted(steps):
        if step.j < 0:
            named.append((COVER, step))
            continue
        joins = root(step.i) != root(step.j)
        part[root(step.i)] = root(step.j)
        named.append((CONNECT if joins else SECURE, step))
    order = (CONNECT, COVER, SECURE)
    return sorted(named, key=lambda one: (order.index(one[0]), one[1]))


def _steps(net: Network, needs: Needs, found: Solved, *, lang: str) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    done: list[Step] = []
    keys = net.index.tolist()
    for number, (kind, step) in enumerate(_ordered(needs, found.steps), start=1):
        before = _count(needs, done, kind)
        done.append(step)
        effect = say(f"repair.effect_{kind}", lang, before=before, after=_count(needs, done, kind))
        reason = say(f"repair.{kind}", lang) + " · " + say(f"repair.preference_{_preference(step)}", lang)
        other = keys[step.j] if step.j >= 0 else ""
        rows.append(
            (number, keys[step.i], other, step.field, reason, effect, kind, step.key, float(step.cost))
        )
    return rows


def _preference(step: Step) -> str:
    return f"member_{step.cost}" if step.field else str(step.cost)


def _count(needs: Needs, steps: list[Step], kind: str) -> int:
    """Components, fields that are not covered, or actors on whom others hang."""
    return sum(what == kind for what, _ in unmet(needs, steps)) + (kind == CONNECT)


def _left_open(net: Network, left: tuple[Open, ...], lang: str) -> list[tuple[object, ...]]:
    keys = net.index.tolist()
    rows: list[tuple[object, ...]] = []
    for kind, what in left:
        actor, field = ("", str(what)) if kind == COVER else (keys[int(what)], "")
        rows.append((np.nan, actor, "", field, say(f"repair.open_{kind}", lang), "", OPEN, "", np.nan))
    return rows


def repair_gaps(
    net: Network,
    *,
    bundle: pd.DataFrame | None = None,
    fields: pd.DataFrame | None = None,
    lang: str = DEFAULT_LANGUAGE,
) -> pd.DataFrame:
    """Return the steps of `repair` as gaps: one row a proposed tie or membership, the first the heaviest.

    Parameters
    ----------
    net : Network
        As for `repair`.
    bundle : DataFrame, optional
        What `repair` gave, where it was asked already.
    fields, lang
        As for `repair`.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`; the weight counts the steps from the end.
    """
    table = repair(net, fields=fields, lang=lang) if bundle is None else bundle
    steps = table[table["step"].notna()]
    a, b = (net.index.get_indexer(steps[end]).astype(np.int64) for end in ("actor_a", "actor_b"))
    asked, sectors = sides(net), net.sectors.to_numpy(dtype=object)
    ties = b >= 0
    both = np.where(ties & (sectors[a] != sectors[b]), sectors[a] + "|" + sectors[b], sectors[a])
    quality = actor_quality(asked, a)
    quality[ties] = pair_quality(asked, a[ties], b[ties])
    return gap_rows(
        "repair",
        len(steps),
        **{name: steps[name].to_numpy() for name in ("gap", "actor_a", "actor_b", "field", "effect")},
        sectors=both,
        weight=len(steps) + 1 - steps["step"].to_numpy(dtype=float),
        evidence=steps["reason"].to_numpy(),
        quality=quality,
        a=a,
        b=b,
    )


def repair_rows(bundle: pd.DataFrame, *, lang: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Return the size of a repair as rows of results/network.csv: steps, their bound, cost, what is open."""
    known = bundle.attrs
    proved = "too_many" if np.isnan(known["number"]) else "proved" if known["optimal"] else "unproved"
    steps = (known["bound"], known["number"], "", say(f"repair.{proved}", lang))
    left = float(bundle["kind"].eq(OPEN).sum()) if proved != "too_many" else np.nan
    rows = [
        ("repair_steps", known["number"], *steps),
        ("repair_cost", known["cost"], np.nan, np.nan, "", say("repair.cost", lang)),
        ("repair_open", left, np.nan, np.nan, "", say("repair.open", lang)),
    ]
    return pd.DataFrame(rows, columns=WHOLE.names).astype({"value": float, "low": float, "high": float})

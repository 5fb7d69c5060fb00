"""What every measure promises, asked of one on the zoo: the same actors, a number each, in its range."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from netzwerk.measures.record import ACTOR, MARK, MEMBERSHIP, Measure
from netzwerk.measures.registry import measure
from netzwerk.measures.zoo import zoo
from netzwerk.network import Network
from netzwerk.texts import DEFAULT_LANGUAGE, say

__all__ = ["promises"]


def promises(record: Measure, *, lang: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Ask a measure on every small network of the zoo to keep what all measures promise.

    It keeps the actors and their order, gives numbers (or marks) in its range, none infinite, and its values
    go with the actors when these are listed in another order.

    Parameters
    ----------
    record : Measure
        Of actors: one of the registry, or your own.
    lang : str
        `de` or `en`.

    Returns
    -------
    DataFrame
        Indexed by the network's shape: kept, problem (in words; empty where kept), undefined (how many
        actors have no value there).

    Examples
    --------
    >>> from netzwerk.measures.registry import find
    >>> promises(find("degree"))["kept"].all().item()
    True
    >>> wrong = Measure("wrong", lambda net: np.arange(net.n) + 0.0, high=1.0)
    >>> promises(wrong, lang="en").loc["star", "problem"]
    'values above 1: 2 and more'
    """
    rows = [(name, *_asked(record, net, lang)) for name, net in zoo().items()]
    return pd.DataFrame(rows, columns=["network", "kept", "problem", "undefined"]).set_index("network")


def _asked(record: Measure, net: Network, lang: str) -> tuple[bool, str, int]:
    try:
        values = measure(net, record)[record.name]
    except Exception as error:  # whatever a measure raises is what is told
        return False, say("promises.raised", lang, error=f"{type(error).__name__}: {error}"), 0
    checks: tuple[Callable[[Measure, pd.Series, Network], str | tuple[str, dict[str, object]]], ...]
    checks = (_in_range, _in_any_order)
    for check in checks:
        broken = check(record, values, net)
        if broken:
            key, more = broken if isinstance(broken, tuple) else (broken, {})
            return False, say(f"promises.{key}", lang, **more), int(values.isna().sum())
    return True, "", int(values.isna().sum())


def _in_range(record: Measure, values: pd.Series, _: Network) -> str | tuple[str, dict[str, object]]:
    if record.gives == MEMBERSHIP:
        return "" if isinstance(values.dtype, pd.CategoricalDtype) else "no_category"
    if record.of != ACTOR or (record.gives == MARK and values.dtype != bool):
        return "no_mark"
    defined = values.dropna().astype(float)
    if np.isinf(defined).any():
        return "infinite"
    if (defined < record.low - 1e-12).any():
        return "below", {"low": f"{record.low:g}", "value": f"{defined.min():g}"}
    over = defined[defined > record.high + 1e-9]
    return ("above", {"high": f"{record.high:g}", "value": f"{over.min():g}"}) if len(over) else ""


def _in_any_order(record: Measure, values: pd.Series, net: Network) -> str:
    """Hold values against those of the same network with its actors listed the other way round."""
    turned = Network.of(actors=net.actors.iloc[::-1], reports=net.reports.iloc[::-1], directed=net.directed)
    if record.gives == MEMBERSHIP:
        return ""
    again = measure(turned, record)[record.name].reindex(values.index)
    same = np.isclose(values.astype(float), again.astype(float), rtol=1e-6, atol=1e-9, equal_nan=True)
    return "" if same.all() else "order"

"""How effects and numbers are told: whole columns of sentences, each different sentence built once."""

from __future__ import annotations

import numpy as np

from netzwerk.network import Network
from netzwerk.texts import say


def component_count(net: Network) -> tuple[np.ndarray, int]:
    """Return each actor's component by existing ties, direction ignored, and how many there are."""
    labels = net.component_labels()
    return labels, len(set(labels.tolist()))


def say_gain(net: Network, i: np.ndarray, j: np.ndarray, *, gained: np.ndarray, lang: str) -> np.ndarray:
    """Say what each absent tie would bring: pairs within two steps, components joined.

    Parameters
    ----------
    net : Network
        The network without the ties.
    i, j : ndarray of int
        Ends of the absent ties.
    gained : ndarray of int
        What `pairs_gained` counted.
    lang : str
        Language of the sentences.

    Returns
    -------
    ndarray of str
        One sentence a pair.
    """
    labels, count = component_count(net)
    joins = (labels[i] != labels[j]).astype(np.int64)
    codes, which = np.unique(gained * 2 + joins, return_inverse=True)
    told = []
    for code in codes.tolist():
        key = "gaps.gain_one" if code // 2 == 1 else "gaps.gain"
        said = say(key, lang, pairs=code // 2)
        joined = say("gaps.components", lang, before=count, after=count - 1) if code % 2 else ""
        told.append(f"{said}; {joined}" if joined else said)
    answer: np.ndarray = np.array(told, dtype=object)[which]
    return answer


def decimal(value: float, lang: str, *, digits: int = 1) -> str:
    """Write a number with so many places in the language's form.

    Examples
    --------
    >>> decimal(7.25, "de", digits=2), decimal(7.25, "en", digits=2)
    ('7,25', '7.25')
    """
    said = f"{value:.{digits}f}"
    return said.replace(".", ",") if lang == "de" else said

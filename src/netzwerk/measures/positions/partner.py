"""PARTNER's scores (Varda et al. 2008): trust and value that others ascribe to an organisation, 1 to 4.

Read where sheets asked for them: a report may carry mission, openness and reliability (trust), and power,
involvement and resources (value), each 1 to 4. Answers count for the one they are about.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from netzwerk import terms
from netzwerk.measures.engine import Floats
from netzwerk.measures.record import ANSWERS, NETWORK, Measure

if TYPE_CHECKING:
    from netzwerk.network import Network

# Fewer answers are no basis for a score.
FEWEST_ANSWERS = 3
HIGHEST = 4.0


def has_answers(net: Network) -> bool:
    """Say whether trust or value were asked: some report answers one of the six items.

    Parameters
    ----------
    net : Network
        Reads its reports.

    Returns
    -------
    bool

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> has_answers(Network.of(reports=pd.DataFrame({"source": ["B"], "target": ["A"], "power": [4]})))
    True
    """
    return bool(net.reports[[*terms.TRUST, *terms.VALUE]].notna().any(axis=None))


def answers(net: Network, items: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Average each answer's items; an answer about oneself, or to none of the items, does not count.

    Parameters
    ----------
    net : Network
        Reads these columns of its reports, from source about target.
    items : tuple of str
        `terms.TRUST` or `terms.VALUE`.

    Returns
    -------
    about : ndarray of int, shape (answers,)
        Whom it is about, as a position.
    means : ndarray, shape (answers,)
        1 to 4.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> said = pd.DataFrame({"source": ["B"], "target": ["A"], "power": [4], "involvement": [1]})
    >>> [found.tolist() for found in answers(Network.of(reports=said), terms.VALUE)]
    [[0], [2.5]]
    """
    rows = net.reports[net.reports["source"].ne(net.reports["target"])]
    means = rows[list(items)].mean(axis=1).to_numpy(dtype=float)
    about = net.index.get_indexer(rows["target"])
    given = ~np.isnan(means)
    return about[given], means[given]


def score(net: Network, items: tuple[str, ...]) -> Floats:
    """Average what others answered about an organisation: the mean of its answers' means.

    Parameters
    ----------
    net : Network
        Reads these columns of its reports, from source about target.
    items : tuple of str
        `terms.TRUST` or `terms.VALUE`.

    Returns
    -------
    ndarray, shape (n,)
        1 to 4; NaN below three answers.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> said = pd.DataFrame({"source": list("BCD"), "target": "A", "mission": [4, 3, 2]})
    >>> score(Network.of(reports=said), terms.TRUST).tolist()
    [3.0, nan, nan, nan]
    """
    about, means = answers(net, items)
    count = np.bincount(about, minlength=net.n)[: net.n]
    total = np.bincount(about, means, minlength=net.n)[: net.n]
    return np.where(count >= FEWEST_ANSWERS, total / np.maximum(count, 1), np.nan)


def network_score(net: Network, items: tuple[str, ...]) -> float:
    """Average all answers, in per cent of the best: 100 · mean / 4. Its floor is 25, for the worst is 1.

    Parameters
    ----------
    net : Network
        Reads these columns of its reports.
    items : tuple of str
        `terms.TRUST` or `terms.VALUE`.

    Returns
    -------
    float
        25 to 100; NaN below three answers.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> said = pd.DataFrame({"source": list("BCD"), "target": "A", "mission": [4, 3, 2]})
    >>> network_score(Network.of(reports=said), terms.TRUST)
    75.0
    """
    means = answers(net, items)[1]
    return float(100 * means.mean() / HIGHEST) if len(means) >= FEWEST_ANSWERS else float("nan")


def _asked(kernel: Callable[..., object], items: tuple[str, ...]) -> Callable[[Network], object]:
    return lambda net: kernel(net, items)


_VARDA = "Varda, Chandra, Stern & Lurie 2008"
_SCORES = {"trust": terms.TRUST, "value": terms.VALUE}

MEASURES = tuple(
    Measure(
        name, _asked(score, items), _VARDA, (ANSWERS,),
        low=1.0, high=HIGHEST, engine="pandas", isolates="varies", undefined=("few_answers",),
    )
    for name, items in _SCORES.items()
)  # fmt: skip
WHOLE = tuple(
    Measure(
        name, _asked(network_score, items), _VARDA, (ANSWERS,), low=25.0, high=100.0,
        of=NETWORK, engine="pandas", texts=f"{name}_network", undefined=("few_answers",),
    )
    for name, items in _SCORES.items()
)  # fmt: skip

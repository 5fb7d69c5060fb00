"""Freeman's centralization (1979): how far a network leans on one actor, from 0 to that of the star.

Σ_i (max − x_i), divided by the largest such sum a network of this size can have; without loops (igraph's
default counts them and gives smaller values of degree centralization).
"""

from __future__ import annotations

from netzwerk.measures.engine import Engine, Floats
from netzwerk.measures.positions import centrality, spectral


def _share(values: Floats, most: float) -> float:
    return float((values.max() - values).sum() / most)


def degree(engine: Engine, *, mode: str = centrality.ALL) -> float:
    """Centralize degree: / ((n − 1)(n − 2)); in and out along arcs: / (n − 1)².

    Parameters
    ----------
    engine : Engine
        Reads ties.
    mode : str
        `all` ignores direction; `in`, `out`.

    Returns
    -------
    float
        0 to 1; NaN below three actors (in, out: two).

    Examples
    --------
    >>> import numpy as np
    >>> degree(Engine(4, np.zeros(3, dtype=int), np.arange(1, 4), np.ones(3)))
    1.0
    """
    n = engine.n
    most = (n - 1) * (n - 2) if mode == centrality.ALL else (n - 1) ** 2
    return _share(centrality.degree(engine, mode=mode), most) if n and most else float("nan")


def betweenness(engine: Engine) -> float:
    """Centralize betweenness: / ((n − 1)²(n − 2)/2), directed / ((n − 1)²(n − 2)).

    Parameters
    ----------
    engine : Engine
        Reads ties along arcs.

    Returns
    -------
    float
        0 to 1; NaN below three actors.

    Examples
    --------
    >>> import numpy as np
    >>> betweenness(Engine(4, np.zeros(3, dtype=int), np.arange(1, 4), np.ones(3)))
    1.0
    """
    n = engine.n
    if n < 3:
        return float("nan")
    most = (n - 1) ** 2 * (n - 2) / (1 if engine.directed else 2)
    return _share(centrality.betweenness(engine), most)


def closeness(engine: Engine) -> float:
    """Centralize closeness, direction ignored: / ((n − 1)(n − 2)/(2n − 3)).

    Parameters
    ----------
    engine : Engine
        Reads ties.

    Returns
    -------
    float
        0 to 1; NaN below three actors and where somebody cannot be reached (igraph: NaN; sna: 0).

    Examples
    --------
    >>> import numpy as np
    >>> round(closeness(Engine(4, np.zeros(3, dtype=int), np.arange(1, 4), np.ones(3))), 9)
    1.0
    """
    n = engine.n
    if n < 3 or engine.components.max() > 0:
        return float("nan")
    return _share(centrality.closeness(engine), (n - 1) * (n - 2) / (2 * n - 3))


def eigenvector(engine: Engine) -> float:
    """Centralize eigenvector centrality (largest = 1): / (n − 2), directed / (n − 1), as igraph.

    Parameters
    ----------
    engine : Engine
        Reads ties along arcs (incoming).

    Returns
    -------
    float
        0 to 1; NaN below three actors and where eigenvector centrality is undefined.

    Examples
    --------
    >>> import numpy as np
    >>> round(eigenvector(Engine(4, np.zeros(3, dtype=int), np.arange(1, 4), np.ones(3))), 4)
    0.634
    """
    n = engine.n
    if n < 3:
        return float("nan")
    return _share(spectral.eigenvector(engine), n - 1 if engine.directed else n - 2)

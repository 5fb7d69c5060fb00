"""Who was asked about whom, as a matrix of counts: how many informants could have named each pair."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk import terms


def count_informants(asked: pd.DataFrame, actors: pd.Index, *, directed: bool) -> np.ndarray:
    """Count, for each pair, the informants (groups, respondents) who were asked about it.

    Parameters
    ----------
    asked : DataFrame
        group, actor, about (an actor, or `*` for all), answer; `none` means that no answer was given
        and does not count.
    actors : Index
        The actors' keys in their order, length n.
    directed : bool
        Whether only the actor's own side was asked (who named whom).

    Returns
    -------
    ndarray of int, shape (n, n)
        a_ij; the diagonal is 0; symmetric unless directed.
    """
    n = len(actors)
    counts = np.zeros((n, n), dtype=np.int32)
    answered = asked[asked["answer"].ne(terms.NONE)]
    for _, lines in answered.groupby("group", sort=True):
        heard = np.zeros((n, n), dtype=bool)
        egos = actors.get_indexer(lines["actor"])
        everyone = lines["about"].eq(terms.EVERYONE).to_numpy()
        heard[egos[everyone & (egos >= 0)], :] = True
        alters = actors.get_indexer(lines["about"])
        single = ~everyone & (egos >= 0) & (alters >= 0)
        heard[egos[single], alters[single]] = True
        counts += heard if directed else heard | heard.T
    np.fill_diagonal(counts, 0)
    return counts

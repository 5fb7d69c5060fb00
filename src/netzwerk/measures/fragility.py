"""What hangs on a single organisation or a single tie: cutpoints and bridges, and what their loss splits."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netzwerk.measures.gap_rows import Heard, gap_key, gap_rows, pair_columns, sentence
from netzwerk.measures.gap_texts import component_count
from netzwerk.measures.losses import Losses, losses, pairs_apart
from netzwerk.measures.quality import Sides, actor_quality, pair_quality, sides
from netzwerk.network import Network
from netzwerk.texts import say

# A bridge counts where both sides have at least this many actors.
SMALLEST_SIDE = 2


def fragility_gaps(net: Network, *, lang: str = "de") -> pd.DataFrame:
    """Find the cutpoints, and the bridges between two sides of at least two actors each.

    The weight is the number of pairs of actors that the loss would separate: of a cutpoint, pairs among
    those left; of a bridge, the product of its sides' sizes.

    Parameters
    ----------
    net : Network
        Existing ties are read, direction ignored.
    lang : str
        Language of evidence and effect.

    Returns
    -------
    DataFrame
        `gap_rows.COLUMNS`; a cutpoint fills actor_a, a bridge both ends.

    Notes
    -----
    Borgatti 2006.

    Examples
    --------
    >>> import pandas as pd
    >>> line = pd.DataFrame({"source": list("abc"), "target": list("bcd")})
    >>> fragility_gaps(Network.of(reports=line))[["gap", "weight"]].to_numpy().tolist()
    [['fragility:b', 2.0], ['fragility:c', 2.0], ['fragility:b--c', 4.0]]
    """
    lost, asked = losses(net), sides(net)
    parts = [_cutpoints(net, lost, asked=asked, lang=lang), _bridges(net, lost, asked=asked, lang=lang)]
    return pd.concat(parts, ignore_index=True)


def _cutpoints(net: Network, lost: Losses, *, asked: Sides, lang: str) -> pd.DataFrame:
    keys = net.index.to_numpy()[lost.cutpoints]
    pairs = [pairs_apart(parts) for parts in lost.parts]
    count = component_count(net)[1]
    return gap_rows(
        "fragility",
        len(keys),
        gap=[gap_key("fragility", key) for key in keys],
        actor_a=keys,
        sectors=net.sectors.to_numpy()[lost.cutpoints],
        weight=[float(separated) for separated in pairs],
        evidence=[
            say("gaps.fragility_cutpoint", lang, count=len(parts), sizes=_sizes(parts))
            for parts in lost.parts
        ],
        effect=[
            say("gaps.fragility_effect", lang, pairs=separated, before=count, after=count + len(parts) - 1)
            for separated, parts in zip(pairs, lost.parts, strict=True)
        ],
        quality=actor_quality(asked, lost.cutpoints),
        a=lost.cutpoints,
    )


def _sizes(parts: tuple[int, ...]) -> str:
    return " + ".join(map(str, parts))


def _bridges(net: Network, lost: Losses, *, asked: Sides, lang: str) -> pd.DataFrame:
    wide = (lost.sides >= SMALLEST_SIDE).all(axis=1)
    i, j = lost.bridges[wide, 0], lost.bridges[wide, 1]
    near, far = lost.sides[wide, 0], lost.sides[wide, 1]
    count = component_count(net)[1]
    heard = Heard(net)
    ends = list(zip(near.tolist(), far.tolist(), strict=True))
    return gap_rows(
        "fragility",
        len(i),
        **pair_columns(net, "fragility", i=i, j=j),
        weight=(near * far).astype(float),
        evidence=[
            sentence(say("gaps.fragility_bridge", lang, near=one, far=other), heard.of(a, b, lang))
            for (a, b), (one, other) in zip(lost.bridges[wide].tolist(), ends, strict=True)
        ],
        effect=[
            say("gaps.fragility_effect", lang, pairs=one * other, before=count, after=count + 1)
            for one, other in ends
        ],
        quality=pair_quality(asked, np.asarray(i), np.asarray(j)),
    )

"""One door for every thing that can be kept: the file's ending says how."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from netzwerk.errors import OutputError, UsageError, because

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from netzwerk.network import Network
    from netzwerk.tables import Tables
    from netzwerk.views.plan import MapPlan
    from netzwerk.views.rank_plan import RankPlan

ENDINGS: dict[str, tuple[str, ...]] = {
    "MapPlan": (".html", ".svg", ".png"),
    "RankPlan": (".svg", ".png"),
    "DataFrame": (".csv",),
    "Network": (".graphml", ".gexf"),
    "Tables": (".xlsx",),
}


def save(thing: object, path: str | PathLike[str], *, lang: str = "de") -> Path:
    r"""Keep a plan, a table, a network or what is to be decided in a file; its ending says how.

    ========== ====================== ==================================================
    thing      ending                 gives
    ========== ====================== ==================================================
    MapPlan    .html, .svg, .png      the interactive page, the figure
    RankPlan   .svg, .png             the rank plot with spans
    DataFrame  .csv                   UTF-8, comma, point, LF
    Network    .graphml, .gexf        actors and the ties that measures count
    Tables     .xlsx                  review.xlsx: spellings, findings, assumptions
    ========== ====================== ==================================================

    Parameters
    ----------
    thing : MapPlan, RankPlan, DataFrame, Network or Tables
        What to keep.
    path : path
        Where; its folder is made. A file that is there is replaced.
    lang : str
        Language of review.xlsx; a plan brings its own.

    Returns
    -------
    Path
        Where it lies.

    Raises
    ------
    UsageError
        If the ending does not go with the thing; names those that do.
    OutputError
        If the file cannot be written, for instance because Excel holds it open.

    Examples
    --------
    >>> import tempfile
    >>> import pandas as pd
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(pd.DataFrame({"actor": ["awo"]}), f"{folder}/actors.csv").read_text()
    'actor\nawo\n'
    """
    target = Path(path)
    content = to_bytes(thing, target.suffix.lower(), lang=lang)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as fault:
        raise OutputError("cannot_write", path=target.name, why=because(fault)) from fault
    return target


def to_bytes(thing: object, ending: str, *, lang: str = "de") -> bytes:
    """Return the bytes that `save` would write.

    Raises
    ------
    UsageError
        If the ending does not go with the thing.
    """
    names = [one.__name__ for one in type(thing).__mro__]  # not the classes: their rooms load much
    kind = next((name for name in names if name in ENDINGS), names[0])
    if ending not in ENDINGS.get(kind, ()):
        allowed = "; ".join(f"{name} {', '.join(those)}" for name, those in ENDINGS.items())
        raise UsageError("unknown_ending", thing=kind, ending=ending or "–", allowed=allowed)
    content = _WRITERS[kind](thing, ending, lang)
    return content.encode("utf-8") if isinstance(content, str) else content


def _write_plan(plan: MapPlan, ending: str, _lang: str) -> str | bytes:
    if ending == ".html":
        from netzwerk.render.page import write_page

        return write_page(plan)
    from netzwerk.render.figure import figure_png, figure_svg

    return figure_svg(plan) if ending == ".svg" else figure_png(plan)


def _write_ranks(plan: RankPlan, ending: str, _lang: str) -> str | bytes:
    from netzwerk.render.rank_figure import rank_png, rank_svg

    return rank_svg(plan) if ending == ".svg" else rank_png(plan)


def _write_table(table: pd.DataFrame, _ending: str, _lang: str) -> str:
    from netzwerk.render.tables import table_text

    return table_text(table)


def _write_network(net: Network, ending: str, _lang: str) -> str:
    from netzwerk.render.exchange import gexf_text, graphml_text

    return graphml_text(net) if ending == ".graphml" else gexf_text(net)


def _write_review(tables: Tables, _ending: str, lang: str) -> bytes:
    from netzwerk.render.workbook import review_workbook

    return review_workbook(tables, lang=lang)


_WRITERS: dict[str, Callable[..., str | bytes]] = {
    "MapPlan": _write_plan,
    "RankPlan": _write_ranks,
    "DataFrame": _write_table,
    "Network": _write_network,
    "Tables": _write_review,
}

"""What a notebook cell displays: the page, isolated in a frame of its own, offline."""

from __future__ import annotations

import html
from dataclasses import dataclass

from netzwerk.views.plan import MapPlan
from netzwerk.views.rank_plan import RankPlan

__all__ = ["Shown", "show"]


@dataclass(frozen=True, repr=False)
class Shown:
    """A page in a frame; displaying it is all it can do."""

    page: str
    title: str
    height: int

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="{html.escape(self.title)}" srcdoc="{html.escape(self.page)}" '
            'sandbox="allow-scripts allow-downloads allow-modals" width="100%" '
            f'height="{self.height}" style="border: 1px solid #d4d4cf"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<Shown '{self.title}': {len(self.page) // 1024} kB>"


def show(plan: MapPlan | RankPlan, *, height: int = 720) -> Shown:
    """Show the map, or the rank plot, in a notebook's cell, offline and apart from the rest of it.

    Parameters
    ----------
    plan : MapPlan or RankPlan
        What `plan_map` or `plan_ranks` gave.
    height : int
        Height of the frame in pixels.

    Returns
    -------
    Shown
        What a notebook displays as the interactive page, or as the figure.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> from netzwerk.views import plan_map
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A"], "target": ["B"]}))
    >>> show(plan_map(net))._repr_html_().startswith("<iframe")
    True
    """
    if isinstance(plan, RankPlan):
        from netzwerk.render.rank_figure import rank_svg

        return Shown(f"<style>svg{{max-width:100%;height:auto}}</style>{rank_svg(plan)}", plan.title, height)
    from netzwerk.render.page import write_page

    return Shown(write_page(plan), plan.title, height)

"""Pictures and words as data: layout, scales, plan, statements; nothing here paints."""

from __future__ import annotations

from netzwerk.views.build import plan_map
from netzwerk.views.plan import MapPlan
from netzwerk.views.rank_plan import RankPlan, plan_ranks
from netzwerk.views.statements import Statement, state

__all__ = ["MapPlan", "RankPlan", "Statement", "plan_map", "plan_ranks", "state"]

"""Pictures and words as data: layout, scales, plan, statements; nothing here paints."""

from __future__ import annotations

from netzwerk.views.build import plan_map
from netzwerk.views.plan import MapPlan
from netzwerk.views.statements import Statement, state

__all__ = ["MapPlan", "Statement", "plan_map", "state"]

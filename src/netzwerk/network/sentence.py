"""A network as one sentence, for whoever prints it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netzwerk import terms

if TYPE_CHECKING:
    from netzwerk.network.derived import Derived


def sentence(net: Derived) -> str:
    """Return who is in it, how many pairs were named and by how many, and into how many parts it falls."""
    label = re.sub(r"^\d{4}-\d{2}-\d{2}[-_ ]?", "", net.wave) or net.wave
    name = f" '{label}'" if label else ""
    components = len(set(net.component_labels())) if net.n else 0
    plural = "" if components == 1 else "s"
    said = f"{len(net.edges)} ties"
    if net.groups:
        named = net.ties[net.ties["state"].eq(net.tie_state)]
        twice = int(named["groups"].str.contains(terms.JOIN, regex=False).sum())
        said = f"{len(named)} pairs named by {len(net.groups)} groups, {twice} by two or more"
    return f"<Network{name}: {net.n} actors, {said}; {components} component{plural}>"

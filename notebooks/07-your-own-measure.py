# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Can I ask a question of my own, and trust the answer?
#
# A measure is a record: a name, a function from the network to one number an organisation, and its range. Whatever is a record is tested,
# ranked with spans and mapped like the others.

# %%
import numpy as np

import netzwerk as nw
from netzwerk.measures.record import Measure

net = nw.Network.of(nw.tidy(nw.read("../data/raw/beispielstadt/2018-04-12-auftakt")))
net

# %% [markdown]
# ## The question
#
# Whom does an organisation reach in two steps: its partners, and theirs? As a share of all others. `to_matrix` gives the ties as 0 and 1.


# %%
def reach_two(net: nw.Network) -> np.ndarray:
    """Share of the others within two steps."""
    ties = net.to_matrix(valued=False).to_numpy()
    near = (ties + ties @ ties) > 0
    return (near.sum(axis=1) - near.diagonal()) / max(net.n - 1, 1)


reach = Measure("reach_two", reach_two, "Borgatti 2006", low=0, high=1)

# %% [markdown]
# ## Tested
#
# On twenty small networks named by their shape: does it give every organisation a number in its range, whatever their order?

# %%
nw.promises(reach, lang="en")

# %% [markdown]
# Forget that nobody reaches more than all others, and the test says where it shows:

# %%
nw.promises(Measure("reach_two", reach_two, high=0.5), lang="en").query("not kept")

# %% [markdown]
# ## Ranked, with its doubt

# %%
doubt = nw.stability(net, [reach, "degree"], draws=200, lang="en")
doubt.centrality[["actor", "measure", "value", "rank", "rank_low", "rank_high"]].sort_values(
    ["measure", "rank"]
).head(8)

# %%
doubt.lights[["measure", "light", "note"]]

# %% [markdown]
# ## Mapped: the larger, the more are within two steps

# %%
plan = nw.plan_map(net, size=nw.measure(net, reach)["reach_two"], lang="en")
nw.show(plan)

# %% [markdown]
# To keep it: one line in a tuple `MEASURES` of a room in `measures/`, and it stands in every table and in the catalogue.

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
# # Which map for which room?
#
# The same places, four questions. A map is planned as data first, so that page and figure agree, and so that it can be looked at before it
# is painted.

# %%
import tempfile

import pandas as pd

import netzwerk as nw

net = nw.Network.of(nw.tidy(nw.read("../data/raw/beispielstadt/2018-04-12-auftakt")))
doubt = nw.stability(net, ["degree", "betweenness"], draws=200)

# %% [markdown]
# ## Who works with whom?
#
# Confirmed ties dark, ties from one group thin. Sectors differ in colour, shape and letter.

# %%
plan = nw.plan_map(net, town="Beispielstadt", measures=doubt.centrality, gaps=nw.gaps(net))
plan

# %%
nw.show(plan)

# %% [markdown]
# The three sentences over the map rest on numbers:

# %%
pd.DataFrame(plan.statements)[["sentence", "measure", "value"]]

# %% [markdown]
# ## Who connects others?
#
# The size shows betweenness; the places stay.

# %%
nw.show(nw.plan_map(net, size="betweenness", town="Beispielstadt", measures=doubt.centrality))

# %% [markdown]
# ## What is wished for?
#
# A wish is no tie, and no measure counts it as one. Asked for by itself, it makes a network of its own.

# %%
wished = net.where(state="wished")
nw.measure(wished, ["degree"]).query("degree > 0").sort_values("degree", ascending=False).head(10)

# %% [markdown]
# ## For the document and for others
#
# The ending says what is written; the figure has the places of the page.

# %%
folder = tempfile.mkdtemp()
nw.save(plan, f"{folder}/map.html")
nw.save(plan, f"{folder}/network.svg")
nw.save(net, f"{folder}/network.graphml").name

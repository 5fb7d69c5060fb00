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
# # Does it take data that never was a workshop sheet?
#
# A long table, a matrix, a list of committees: three ways in, and out again to the tools you use.

# %%
import pandas as pd

import netzwerk as nw

# %% [markdown]
# ## A long table: who named whom, one line each
#
# Only `source` and `target` are needed. `group` says who reported, so that reports can be drawn anew; `state` tells a wish from a tie.

# %%
lines = pd.DataFrame({"source": list("ABACDA"), "target": list("BCBDEC"), "strength": [3, 1, 2, 2, 1, 1]})
lines["group"] = ["table 1", "table 1", "table 2", "table 2", "table 3", "table 3"]
people = pd.DataFrame(
    {"actor": list("ABCDEF"), "sector": ["club", "club", "office", "office", "school", "school"]}
)
net = nw.Network.of(actors=people, reports=lines)
net

# %%
nw.measure(net, ["degree", "strength", "betweenness", "constraint"])

# %%
nw.recode(net, lang="en").query("what == 'components'")

# %% [markdown]
# ## A matrix: rows name columns, an empty cell was not asked

# %%
matrix = net.to_matrix()
matrix.loc["E", "F"] = matrix.loc["F", "E"] = None
nw.whole(nw.Network.from_matrix(matrix, actors=people), lang="en").head(4)

# %% [markdown]
# ## A list of committees: who sits where is no cooperation
#
# It goes in as affiliations. Who shares a committee stands beside the ties that words name, and beside what chance alone would give.

# %%
seats = pd.DataFrame(
    {"actor": list("ACEADF"), "field": ["board"] * 3 + ["round table"] * 3, "kind": "committee"}
)
seated = nw.Network.of(actors=people, reports=lines, affiliations=seats)
nw.projection(seated, "committee")[["a", "b", "shared", "expected", "p_corrected", "tie"]]

# %% [markdown]
# ## From networkx and igraph, and out again

# %%
import networkx as nx

karate = nw.Network.from_networkx(nx.karate_club_graph(), sector="club")
nw.Network.from_igraph(karate.to_igraph()).to_networkx()

# %% [markdown]
# ## What a report would say of it

# %%
print(nw.methods(karate, lang="en")[:600])

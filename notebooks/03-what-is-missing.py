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
# # What is missing?
#
# A map shows what is there. A meeting decides on what is not: wishes that nobody took up, fields in which nobody leads, organisations
# that hang on a single tie.

# %%
import netzwerk as nw

net = nw.Network.of(nw.tidy(nw.read("../data/raw/beispielstadt/2018-04-12-auftakt")))
net

# %% [markdown]
# ## Every gap, with its reason
#
# One row a type and pair (or field, or organisation). `effect` is what closing it would change, computed on a copy; `quality` says whether
# both ends were asked, one, or none.

# %%
missing = nw.gaps(net, lang="en")
missing.groupby("type", sort=False)["weight"].describe()[["count", "min", "max"]]

# %% [markdown]
# ## Wishes, mutual ones first

# %%
missing.query("type == 'wish'")[["actor_a", "actor_b", "weight", "evidence", "quality"]].head(10)

# %% [markdown]
# ## Fields of action: who works there, who leads?

# %%
nw.field_table(net, lang="en").pivot(index="field", columns="measure", values="value")[
    ["active", "leads", "planned", "sectors"]
]

# %%
missing.query("type == 'coverage'")[["field", "weight", "evidence", "effect"]]

# %% [markdown]
# ## Same field, no cooperation
#
# Many such pairs are no fault: nobody can work with everybody. Those that share several fields come first.

# %%
missing.query("type == 'functional'")[["actor_a", "actor_b", "weight", "quality"]].head(10)

# %% [markdown]
# ## Where the network would fall apart

# %%
missing.query("type in ['fragility', 'isolation']")[
    ["type", "actor_a", "actor_b", "weight", "evidence", "effect"]
]

# %% [markdown]
# ## Which cooperations must not be lost?
#
# Each existing tie, with the shared fields that would be left without a cooperation, and the pairs it alone holds together.

# %%
nw.critical_ties(net, lang="en").head(8)

# %% [markdown]
# ## Without whom does it fall apart, and who reaches everyone?
#
# Every set of one to three was tried. `invite_1` is the smallest set that has everyone as a direct partner.

# %%
nw.key_players(net, lang="en").drop_duplicates(["kind", "size"])[
    ["kind", "size", "actors", "value", "exact", "fragmentation", "fragmentation_distance"]
]

# %% [markdown]
# ## The smallest repair, and what it would change

# %%
steps = nw.repair(net, lang="en")
steps[["step", "actor_a", "actor_b", "field", "reason", "effect"]]

# %%
nw.what_if(net, add=steps).query("difference != 0")[["measure", "before", "after", "difference"]]

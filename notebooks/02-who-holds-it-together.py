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
# # Who holds the network together, and how sure is that?
#
# Six tables of people named who works with whom. Some organisations stand between others. Would they still, had the evening gone a
# little differently?

# %%
import netzwerk as nw

net = nw.Network.of(nw.tidy(nw.read("../data/raw/beispielstadt/2018-04-12-auftakt")))
net

# %% [markdown]
# ## What can be asked?
#
# Each measure is a record: the question it answers, what it does not mean, what it reads, its range and its source.

# %%
nw.catalogue("en")[["question", "not_meant", "reads", "source"]].head(12)

# %% [markdown]
# ## The values

# %%
who = nw.measure(net, ["degree", "betweenness", "harmonic", "constraint", "cutpoint"])
who.sort_values("betweenness", ascending=False).head(10)

# %% [markdown]
# ## How far can the order be trusted?
#
# The reports are drawn anew a thousand times within each group, and each group is left out once. What moves is not certain. The span of a
# rank says from which place to which.

# %%
doubt = nw.stability(net, ["degree", "betweenness"], lang="en")
spans = doubt.centrality.query("measure == 'betweenness'").sort_values("rank")
spans[["actor", "value", "low", "high", "rank", "rank_low", "rank_high", "note"]].head(10)

# %% [markdown]
# The share of draws in which an organisation is among the first three:

# %%
doubt.probability_first(3).sort_values("betweenness", ascending=False).head(10).round(2)

# %% [markdown]
# A traffic light a measure, and the figure that decided:

# %%
doubt.lights[["measure", "light", "note"]]

# %% [markdown]
# Which pairs can the draws not tell apart? And on which orders would every centrality agree, whatever it counts?

# %%
doubt.indistinguishable("betweenness").head(5)

# %%
nw.neighbourhood_inclusion(net).head(5)

# %% [markdown]
# The ranks with their spans, and how often such spans held what is true in simulated workshops:

# %%
nw.show(nw.plan_ranks(net, doubt.centrality, "betweenness", lights=doubt.lights, lang="en"))

# %%
doubt.coverage

# %% [markdown]
# ## What if another rule had said what counts?

# %%
rules = nw.recode(net, lang="en")
rules.query("rule == 'holds'")[["what", "value", "note"]]

# %% [markdown]
# ## The network as a whole
#
# `low` and `high` bound what the pairs that nobody was asked about could change.

# %%
nw.whole(net, lang="en").head(12)

# %% [markdown]
# ## Who works with whom, by sector?
#
# Observed ties beside what chance gives when everyone keeps their number of partners. Where fewer than five are expected, nothing is
# decided.

# %%
nw.sector_mixing(net, lang="en").sort_values("ratio").head(10)

# %% [markdown]
# ## Are there groups that cooperate more among themselves?
#
# A random network has clusters, too. So the answer may be that none can be told.

# %%
found = nw.clusters(net, lang="en")
found.sentence

# %%
found.verdict.head(12)

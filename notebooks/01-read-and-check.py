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
# # Was everything read, and was it read rightly?
#
# An evening's sheets go in as they were typed. Before anything is measured: which files were read, what became of every cell, which
# spellings a person has to decide, and what was taken for granted.

# %%
import netzwerk as nw

# %%
sheets = nw.read("../data/raw/beispielstadt/2018-04-12-auftakt", lang="en")
sheets

# %% [markdown]
# Reading knows nothing of meaning: every cell is text with its address. `tidy` finds the tables on the sheets, recognises their form,
# gives each organisation one name, and keeps a ledger.

# %%
tables = nw.tidy(sheets, lang="en")
tables

# %% [markdown]
# ## What became of every cell?
#
# Each cell that held data has exactly one line.

# %%
tables.ledger.groupby(["file", "outcome"]).size().unstack(fill_value=0)

# %% [markdown]
# ## What must a person look at?
#
# Findings, the gravest first. The same list stands in `review.xlsx`.

# %%
tables.findings[["severity", "file", "sheet", "row", "column", "message"]].head(15)

# %% [markdown]
# ## Who was meant?
#
# What is decided alone must be right; what only resembles an organisation waits for a person, with up to three suggestions.

# %%
tables.mentions["how"].value_counts()

# %%
tables.mentions.loc[
    tables.mentions["how"].isin(["pending", "typo"]), ["file", "text", "how", "actor", "suggestions"]
]

# %% [markdown]
# ## What was assumed?
#
# Each assumption can be overruled by a line of `netzwerk.toml`; `check` prints them as one block, ready to paste.

# %%
print(*nw.check("../data/raw/beispielstadt/2018-04-12-auftakt", lang="en").lines()[-25:], sep="\n")

# %% [markdown]
# ## The network
#
# Reports are what groups wrote, ties are derived from them. Nothing was lost on the way: an organisation without a tie is still there.

# %%
net = nw.Network.of(tables)
net

# %%
net.ties["state"].value_counts()

# %% [markdown]
# Not every pair was asked about, and a pair nobody was asked about is not the same as a pair without a tie.

# %%
net.asked["informants"].value_counts().sort_index()

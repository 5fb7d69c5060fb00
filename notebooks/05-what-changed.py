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
# # What has changed since the first workshop?
#
# A year later the same town met again, and more cooperations were named. Did more come about, or was more asked? A cooperation can only be
# born or end where the pair was asked about both times, and even then somebody may simply have forgotten to name it.

# %%
import pandas as pd

import netzwerk as nw

sheets = nw.read("../data/raw/beispielstadt")
first = nw.tidy(sheets.wave("2018-04-12-auftakt"))
second = nw.tidy(sheets.wave("2019-03-21-folge"), after=first)
before, after = nw.Network.of(first), nw.Network.of(second)
before, after

# %% [markdown]
# ## In ten sentences
#
# Each claims no more than is known. `netzwerk run` on a folder with several waves prints them, too.

# %%
changes = nw.compare(before, after, lang="en")
print(*pd.DataFrame(nw.state_changes(changes, lang="en"))["sentence"], sep="\n")

# %% [markdown]
# ## How hard was asked?
#
# The first thing to look at. A survey that was added brings reports, whatever happened in town.

# %%
rows = changes.set_index("what")
rows.loc[
    ["reports", "groups", "respondents", "files", "actors_present", "pairs_asked_share"],
    ["a", "b", "value", "note"],
]

# %% [markdown]
# ## As it stands, and like for like
#
# `value` counts every tie; `like_for_like` only those between organisations that were there both times, of pairs that were asked about both
# times. `expected_new` and `expected_gone` say how many of these missed mentions alone would make: informants who are asked about a tie name
# it with a certain share only, which is estimated from pairs that several of them were asked about.

# %%
rows.loc[
    ["ties_kept", "ties_new", "ties_gone", "expected_new", "expected_gone", "jaccard"],
    ["value", "like_for_like", "note"],
]

# %% [markdown]
# ## Tie by tie
#
# *Ended* means that somebody now says it is not there; *not named again* that it was asked about and not named; *not asked* that nobody was
# asked. The same the other way round: *new*, if somebody said before that it was not there, else *first named*.

# %%
ties = nw.wave_ties(before, after)
ties.groupby("change").size()

# %%
ties.query("change == 'ended'")[["source", "target", "state_b", "asked_a", "asked_b"]]

# %% [markdown]
# Even a no in words is one informant's: of the ties that are gone here, some exist all the same. So nothing is called an ending before
# somebody has asked.

# %% [markdown]
# ## Are the two networks alike?
#
# The correlation over all pairs of those who were there both times, against actors that change places (QAP).

# %%
rows.loc[["ties_stayers", "density_stayers", "qap_r", "qap_p"], ["a", "b", "value", "note"]]

# %% [markdown]
# ## What became of wishes and gaps?
#
# A wish came true if the cooperation is named now; the share counts only wishes that somebody was asked about again.

# %%
rows.loc[["wishes", "wishes_came_true", "wishes_came_true_share"], ["value", "like_for_like", "note"]]

# %%
rows.loc[
    ["gaps", "gaps_closed", "gaps_closed_named", "gaps_open", "gaps_void", "gaps_new"],
    ["a", "b", "value", "note"],
]

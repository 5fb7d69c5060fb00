"""Predicted ties are for analysts: no page and no workbook that people read tells of one, nor their texts."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from types import SimpleNamespace

import networkx as nx
import pandas as pd
import pytest

import netzwerk as nw
from netzwerk.measures.gaps.answer import gaps
from netzwerk.pipeline.files import for_meetings
from netzwerk.render.measures_book import measures_workbook
from netzwerk.render.saving import to_bytes
from netzwerk.texts import LANGUAGES, catalogue, say
from netzwerk.views import plan_map
from netzwerk.views.register import register, with_matters


@cache
def town(lang):
    """A network whose back-test is won, with a wish on a pair that is predicted, too."""
    ties = sorted(nx.planted_partition_graph(6, 8, 0.7, 0.02, seed=1).edges)
    known = pd.DataFrame(ties, columns=["source", "target"]).astype(str).assign(state="existing")
    first = gaps(nw.Network.of(reports=known), "predicted").iloc[0]
    ends = [first["actor_a"], first["actor_b"]]
    wish = pd.DataFrame({"source": ends, "target": ends[::-1], "state": "wished"})
    net = nw.Network.of(reports=pd.concat([known, wish], ignore_index=True))
    found = with_matters(net, gaps(net, ["wish", "predicted", "hole"], lang=lang))
    return net, found, register(net, found, lang=lang), f"pair:{ends[0]}--{ends[1]}"


def telling(lang):
    """Give words that only a predicted tie is told by."""
    keys = ("map.page.gap.predicted", "register.pair_says.predicted", "gaps.adamic_adar",
            "gaps.resource_allocation")  # fmt: skip
    return {
        "predicted",
        *(say(key, lang) for key in keys),
        catalogue(lang)["gaps.predicted_test"].split(" ")[0],
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_matter_with_another_reason_tells_that_alone_and_keeps_the_word_in_the_table(lang):
    _, found, table, key = town(lang)
    row = table.set_index("matter").loc[key]
    assert row["reasons"].split("|")[:2] == ["wish", "predicted"]
    told = " ".join(row[["sentence", "evidence", "effect", "next_step"]])
    assert not [word for word in telling(lang) if word in told]
    assert (
        found.loc[found["matter"].eq(key), "evidence"]
        .str.contains(catalogue(lang)["gaps.predicted_test"][:8])
        .any()
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_finished_page_and_no_finished_workbook_has_a_word_of_it(lang):
    net, found, table, key = town(lang)
    shown, matters = for_meetings(SimpleNamespace(gaps=found, register=table))
    assert key in set(matters["matter"])
    page = to_bytes(plan_map(net, gaps=shown, register=matters, lang=lang), ".html").decode()
    names = dict(zip(net.index, net.actors["name"], strict=True))
    book = zipfile.ZipFile(io.BytesIO(measures_workbook(matters, {}, names=names, lang=lang)))
    cells = " ".join(book.read(part).decode() for part in book.namelist() if part.endswith(".xml"))
    for word in telling(lang):
        assert word not in cells, word
        assert word not in page, word

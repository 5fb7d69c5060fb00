"""Plans of maps for the tests of the page: the sample's, and one of nothing but hostile names."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd

from netzwerk.measures import measure
from netzwerk.measures.gaps.answer import gaps
from netzwerk.network import Network
from netzwerk.views import plan_map
from netzwerk.views.register import register, with_matters
from tests.sample import WAVES, true_network

# No. 19 of the files that a reader of workshop data must survive.
HOSTILE = (
    '=HYPERLINK("http://x";"k")',
    "+49 2304…",
    "@SUM(A1)",
    "</script><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=2>",
    "../../evil",
    "CON",
    "{{7*7}}",
    "a\u202eb<svg onload=window.hit=3>",
    "x\u2028y\u2029z",
    "<!--",
    "A" * 300,
    "👩‍👩‍👧 Familie",
    "javascript:window.hit=4",
)


def with_spans(net, names):
    """Measures as results/centrality.csv holds them, with a span around each rank."""
    long = measure(net, names).rename_axis("actor").reset_index().melt("actor", var_name="measure")
    long["value"] = long["value"].astype(float)
    rank = long.groupby("measure")["value"].rank(ascending=False, method="min")
    return long.assign(
        low=long["value"] * 0.8, high=long["value"] * 1.2, rank=rank,
        rank_low=(rank - 3).clip(lower=1), rank_high=(rank + 3).clip(upper=net.n), basis="reports", note="",
    )  # fmt: skip


def sample_plan(wave=WAVES[0], *, lang="de", **options):
    """The sample's map with everything that issues of a run put on it."""
    net = true_network(wave)
    measures = with_spans(net, ["degree", "strength", "betweenness", "harmonic"])
    options = {"gaps": gaps(net, lang=lang)} | options
    return plan_map(net, town="Beispielstadt", measures=measures, lang=lang, **options)


def full_plan(**options):
    """The sample's map with the register of matters, as a run makes it."""
    net = true_network()
    found = with_matters(net, gaps(net))
    return sample_plan(gaps=found, register=register(net, found), **options)


def clustered_plan():
    """A map on which clusters are discernible: the sample's sectors, taken for clusters."""
    net = true_network()
    halves = net.sectors.isin(["Politik", "Verwaltung", "Schulen"]).map({True: "1", False: "2"})
    table = pd.DataFrame({"actor": net.index, "cluster": halves.to_numpy(), "name": "gemischt"})
    found = SimpleNamespace(outcome="across", table=table, discernible=True, sentence="")
    return plan_map(net, clusters=found)


def hostile_network(names=HOSTILE):
    """Every name in every place: actor, short name, sector, group, kind, field, file, sheet."""
    keys = [f"a{place}" for place in range(len(names))]
    turned = [*names[1:], names[0]]
    actors = pd.DataFrame(
        {"actor": keys, "name": names, "short": turned, "sector": turned, "on_roster": True}
    )
    reports = pd.DataFrame(
        {
            "source": keys, "target": [*keys[1:], keys[0]], "group": names, "kind": turned, "strength": 2.0,
            "file": names, "sheet": turned, "row": 3, "column": 2,
            "state": ["existing", "wished"] * (len(keys) // 2),
        }
    )  # fmt: skip
    affiliations = pd.DataFrame({"actor": keys, "field": turned, "role": "active", "kind": "field"})
    return Network.of(actors=actors, reports=reports, affiliations=affiliations, wave=names[3])


def hostile_plan(names=HOSTILE):
    """The map of hostile names, in title and town as well."""
    net = hostile_network(names)
    return plan_map(net, title=names[3], town=names[4], gaps=gaps(net))

"""The sample town's truth as networks: what is really in the sheets, without reading them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from netzwerk.network import Network

TRUTH = Path(__file__).parent / "truth" / "beispielstadt"
RAW = Path(__file__).parents[1] / "data" / "raw" / "beispielstadt"
WAVES = ("2018-04-12-auftakt", "2019-03-21-folge")
STATES = {"besteht": "existing", "gewünscht": "wished"}


def truth(wave: str, table: str) -> pd.DataFrame:
    """One table of the sample's truth, as text."""
    return pd.read_csv(TRUTH / wave / f"{table}.csv", dtype=str, keep_default_na=False)


@cache
def true_network(wave: str = WAVES[0]) -> Network:
    """The network of one wave from its true reports; a group is a file, its members its first column."""
    actors = truth(wave, "actors").rename(columns={"key": "actor"})
    lines = truth(wave, "reports")
    group = lines["file"].str.replace(r"\.\w+$", "", regex=True)
    group = group.where(group.ne("umfrage"), "umfrage " + lines["a"])
    reports = pd.DataFrame(
        {
            "source": lines["a"], "target": lines["b"], "group": group, "kind": lines["kind"],
            "state": lines["status"].map(STATES),
            "strength": pd.to_numeric(lines["weight"], errors="coerce"),
            "first_person": lines["file"].isin(["gruppe-4.xlsx", "umfrage.csv"]),
        }
    )  # fmt: skip
    asked = reports[["group", "source"]].drop_duplicates().rename(columns={"source": "actor"})
    return Network.of(
        actors=actors.assign(on_roster=True, present=True),
        reports=reports,
        affiliations=truth(wave, "affiliations"),
        asked=asked.assign(about="*", answer="yes"),
        wave=wave,
    )

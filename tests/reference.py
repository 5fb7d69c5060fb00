"""Networks with values from independent peers, read where they lie beside the project; nothing is copied."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from netzwerk.network import Network

NETWORKS = Path(__file__).parents[1].parent / "shared" / "reference" / "networks"
TWO_MODE = ("southern_women",)


def names() -> list[str]:
    """The one-mode networks that are there; none where the folder is not."""
    found = sorted(folder.name for folder in NETWORKS.glob("*") if (folder / "ties.csv").exists())
    return [name for name in found if name not in TWO_MODE]


@cache
def read(name: str, level: str) -> pd.DataFrame:
    """All values of one level (actor, graph, group, dyad) with the exact ones beside them."""
    files = sorted((NETWORKS / name).glob(f"reference_{level}*.csv*"))
    frames = [pd.read_csv(file, dtype=str, keep_default_na=False) for file in files]
    values = (
        pd.concat(frames, ignore_index=True)
        if frames
        else pd.DataFrame(columns=["net", "variant", "measure", "engine", "value"])
    )
    return values.assign(value=pd.to_numeric(values["value"], errors="coerce"))


def variants(name: str) -> list[tuple[str, str]]:
    """The nets (`tie`, `any` …) and variants (D, U) that have values of actors."""
    values = read(name, "actor")
    return list(values[["net", "variant"]].drop_duplicates().itertuples(index=False, name=None))


@cache
def reference_network(name: str, net: str, variant: str) -> Network:
    """One network as ours: D directed, U a tie in either direction with the larger strength."""
    folder = NETWORKS / name
    actors = pd.read_csv(folder / "actors.csv", dtype=str, keep_default_na=False)
    meta = pd.read_csv(folder / "meta.csv", index_col="key")["value"].fillna("")
    ties = pd.read_csv(folder / "ties.csv", dtype={"source": str, "target": str})
    if net == "any":
        keys = ["source", "target"]
        ties = ties.drop_duplicates([*keys, "type"]).groupby(keys, as_index=False)["type"].size()
        ties = ties.rename(columns={"size": "weight"})
    else:
        ties = ties[ties["type"].eq(net)]
    sector = actors[meta["category"]] if meta["category"] else ""
    return Network.of(
        actors=pd.DataFrame({"actor": actors["id"], "sector": sector}),
        reports=ties[["source", "target", "weight"]].rename(columns={"weight": "strength"}),
        directed=variant == "D",
    )


@cache
def two_mode_network(name: str) -> Network:
    """A network of two modes: who (source) is in what (target)."""
    folder = NETWORKS / name
    nodes = pd.read_csv(folder / "actors.csv", dtype=str, keep_default_na=False)
    ties = pd.read_csv(folder / "ties.csv", dtype={"source": str, "target": str})
    return Network.of(
        actors=pd.DataFrame({"actor": nodes.loc[nodes["mode"].eq("actor"), "id"]}),
        affiliations=ties[["source", "target"]].set_axis(["actor", "field"], axis=1),
    )

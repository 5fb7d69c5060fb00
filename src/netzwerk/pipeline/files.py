"""One wave's files as bytes, each by its path in the wave's folder."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from importlib import metadata
from typing import Any

import pandas as pd

from netzwerk import schema, terms
from netzwerk.measures.doubt.stability import DEFAULT
from netzwerk.network import Network
from netzwerk.pipeline.answers import Answers, Chance, Standing
from netzwerk.render.exchange import gexf_text, graphml_text
from netzwerk.render.measures_book import measures_workbook
from netzwerk.render.saving import to_bytes
from netzwerk.render.tables import table_text
from netzwerk.settings import Settings
from netzwerk.tables import Tables
from netzwerk.terms import VERSION
from netzwerk.views import MapPlan, plan_map, plan_ranks
from netzwerk.views.methods import Circumstances, methods
from netzwerk.views.story import Station

__all__ = [
    "exchange_files",
    "for_meetings",
    "look_of",
    "map_files",
    "measures_file",
    "methods_file",
    "plan_of",
    "printed",
    "rank_files",
    "shown_of",
    "table_files",
]


_PREDICTED = "predicted"


def printed(frames: Mapping[schema.Contract, pd.DataFrame]) -> dict[str, bytes]:
    """Print tables, each to the path that its contract names."""
    return {contract.path: table_text(frame, contract).encode() for contract, frame in frames.items()}


def table_files(tables: Tables, ties: pd.DataFrame) -> dict[str, bytes]:
    """Print the checked tables of one wave."""
    return printed(
        {
            schema.ACTORS: tables.actors,
            schema.REPORTS: tables.reports,
            schema.TIES: ties,
            schema.AFFILIATIONS: tables.affiliations,
            schema.ASKED: tables.asked,
            schema.MENTIONS: tables.mentions,
            schema.LEDGER: tables.ledger,
        }
    )


def measures_file(register: pd.DataFrame, standing: Standing, tables: Tables, *, lang: str = "de") -> bytes:
    """Write the register as a workbook in which people enter what they agree on."""
    names = dict(zip(tables.actors["actor"], tables.actors["name"], strict=True))
    return measures_workbook(
        register, standing.agreements, names=names, about=tables.town, wave=tables.wave, lang=lang
    )


def plan_of(
    net: Network,
    answers: Answers | None,
    *,
    town: str = "",
    settings: Settings | None = None,
    seed: int = 1,
    lang: str = "de",
    story: Sequence[Station] | None = None,
    after: Sequence[MapPlan] = (),
) -> MapPlan:
    """Plan the map of one wave; without answers it shows who works with whom, and nothing measured."""
    look = look_of(town, settings or Settings(), seed=seed, lang=lang)
    return plan_map(net, story=story, after=after, **shown_of(answers), **look)


def look_of(town: str, settings: Settings, *, seed: int, lang: str) -> dict[str, Any]:
    """Return what every map of a town has in common, as `plan_map` takes it."""
    order = settings.sector_order
    return {"town": town, "title": settings.title, "sector_order": order, "seed": seed, "lang": lang}


def shown_of(answers: Answers | None) -> dict[str, Any]:
    """Return what a map shows of what was measured, as `plan_map` takes it."""
    if answers is None:
        return {}
    drawn = answers.centrality[answers.centrality["measure"].isin(DEFAULT)]
    found, matters = for_meetings(answers)
    coding = answers.results[schema.CODING]
    return {
        "measures": drawn, "gaps": found, "register": matters,
        "clusters": answers.clusters, "coding": coding,
    }  # fmt: skip


def for_meetings(answers: Answers) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return gaps and register without what is for analysts alone: predicted ties, in gaps.csv only."""
    found, matters = answers.gaps, answers.register
    shown = matters[matters["reasons"].ne(_PREDICTED)]
    others = [[one for one in listed.split(terms.JOIN) if one != _PREDICTED] for listed in shown["reasons"]]
    return found[found["type"].ne(_PREDICTED)], shown.assign(reasons=[*map(terms.JOIN.join, others)])


def map_files(plan: MapPlan, *, figures: bool = True) -> dict[str, bytes]:
    """Draw the plan: as a page, and as figures for documents."""
    endings = {"map.html": ".html"}
    if figures:
        endings |= {"figures/network.svg": ".svg", "figures/network.png": ".png"}
    return {path: to_bytes(plan, ending) for path, ending in endings.items()}


def rank_files(net: Network, answers: Answers, *, town: str = "", lang: str) -> dict[str, bytes]:
    """Draw who connects others, each with the span of its rank; nothing where nobody has a rank."""
    betweenness = answers.centrality["measure"].eq("betweenness")
    if not answers.centrality.loc[betweenness, "rank_low"].notna().any():
        return {}
    table = answers.results[schema.STABILITY]
    lights = table[table["kind"].eq("light")]
    plan = plan_ranks(net, answers.centrality, lights=lights, town=town, lang=lang)
    return {f"figures/ranks{ending}": to_bytes(plan, ending) for ending in (".svg", ".png")}


def methods_file(
    net: Network, answers: Answers, *, tables: Tables | None = None, chance: Chance, lang: str
) -> dict[str, bytes]:
    """Write the methods section of what was read and measured."""
    under = Circumstances(chance.seed, chance.draws, versions())
    results = {contract.name: frame for contract, frame in answers.results.items()}
    text = methods(net, tables=tables, results=results, under=under, lang=lang)
    return {"methods.md": text.encode()}


def versions() -> dict[str, str]:
    """Name what computes here, and in which version."""
    libraries = ("networkx", "igraph", "numpy", "scipy", "pandas")
    found = {"netzwerk": VERSION, "Python": platform.python_version()}
    return found | {name: metadata.version(name) for name in libraries}


def exchange_files(net: Network, centrality: pd.DataFrame) -> dict[str, bytes]:
    """Print the network for other tools, with what was measured of its actors."""
    wide = centrality.pivot(index="actor", columns="measure", values="value")
    measures = wide.reindex(index=net.index, columns=centrality["measure"].unique())
    return {
        "network.graphml": graphml_text(net, measures).encode(),
        "network.gexf": gexf_text(net, measures).encode(),
    }

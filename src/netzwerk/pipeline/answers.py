"""One network's answers: everything measured, in the order in which one thing needs another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from netzwerk import schema
from netzwerk.decided import Agreement, FieldStated
from netzwerk.errors import UsageError
from netzwerk.measures import measure, notes
from netzwerk.measures.clusters.answer import clusters
from netzwerk.measures.core.against_chance import core_rows
from netzwerk.measures.doubt.coding import recode
from netzwerk.measures.doubt.stability import DEFAULT, spanned, stability
from netzwerk.measures.effects.key_players import key_players
from netzwerk.measures.gaps.answer import gaps
from netzwerk.measures.gaps.critical import critical_ties
from netzwerk.measures.gaps.predicted import BackTest, back_test, back_test_rows
from netzwerk.measures.gaps.repair.answer import repair, repair_rows
from netzwerk.measures.gaps.triangles import triangle_rows
from netzwerk.measures.reliability.answer import reliability_rows, with_confidence
from netzwerk.measures.sectors.cross_section import cross_section
from netzwerk.measures.sectors.table import sector_mixing
from netzwerk.measures.two_mode.answer import two_mode
from netzwerk.measures.two_mode.fields import field_table
from netzwerk.measures.two_mode.projection import projections
from netzwerk.measures.whole.answer import whole
from netzwerk.network import Network
from netzwerk.settings import Settings
from netzwerk.texts import say
from netzwerk.views.inviting import invite
from netzwerk.views.register import register, with_matters

if TYPE_CHECKING:
    from netzwerk.measures.clusters.answer import Clusters
    from netzwerk.measures.doubt.record import Stability

__all__ = ["Answers", "Chance", "Standing", "answer", "of_smaller"]

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Chance:
    """How chance is drawn: where it begins, how often, and who hears how far it is."""

    seed: int = 1
    draws: int = 1000
    progress: Progress | None = None

    def __post_init__(self) -> None:
        for name, value, least in (("seed", self.seed, 0), ("draws", self.draws, 1)):
            if value < least:
                raise UsageError("too_small", name=name, value=value, least=least)


@dataclass(frozen=True)
class Standing:
    """What people said that gaps and the register of matters rest on.

    Attributes
    ----------
    settings : Settings
        Weights, coordination, who invites nobody.
    agreements : mapping of str to Agreement
        What was decided, by matter.
    origins : mapping of str to str
        The key by which an actor is known over all waves.
    fields : DataFrame or None
        What is stated about fields of action: what each needs, and which depend on each other.
    """

    settings: Settings = field(default_factory=Settings)
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    fields: pd.DataFrame | None = None


@dataclass(frozen=True, eq=False)
class Answers:
    """What is known of one network.

    Attributes
    ----------
    net : Network
        The network asked.
    ties : DataFrame
        Its ties with how sure each is.
    results : dict of Contract to DataFrame
        The result tables.
    clusters : Clusters
        The partition with its verdict.
    chance, standing, lang :
        What they were asked with, so that a smaller network can be asked alike.
    """

    net: Network
    ties: pd.DataFrame
    results: dict[schema.Contract, pd.DataFrame]
    clusters: Clusters
    chance: Chance
    standing: Standing
    lang: str

    @property
    def centrality(self) -> pd.DataFrame:
        """Every actor's measures, with spans where there are any."""
        return self.results[schema.CENTRALITY]

    @property
    def register(self) -> pd.DataFrame:
        """What a meeting can decide on."""
        return self.results[schema.REGISTER]

    @property
    def gaps(self) -> pd.DataFrame:
        """What is missing."""
        return self.results[schema.GAPS]


def stated_frame(lines: Sequence[FieldStated]) -> pd.DataFrame | None:
    """Return what is stated about fields of action as a table; None where nothing is."""
    return pd.DataFrame([asdict(line) for line in lines]) if lines else None


def answer(
    net: Network,
    chance: Chance,
    *,
    merged: Network | None = None,
    standing: Standing | None = None,
    lang: str,
) -> Answers:
    """Ask a network everything that is written to results/; `merged` is it with its open spellings merged."""
    said = standing or Standing()
    lacking = _lacking(net, chance, said, lang=lang)
    doubt = _doubt(net, chance, lang=lang)
    found = clusters(net, seed=chance.seed, progress=chance.progress, lang=lang)
    hits = back_test_rows(lacking.tested, lang=lang)
    mended = repair_rows(lacking.bundle, lang=lang)
    triangles = triangle_rows(net, said.fields, lang=lang)
    core = core_rows(net, seed=chance.seed, progress=chance.progress, lang=lang)
    across = cross_section(net, seed=chance.seed, lang=lang)
    beta = said.settings.false_mentions
    reliable = reliability_rows(net, beta=beta, lang=lang)
    results = {
        schema.CENTRALITY: pd.concat([doubt.centrality, without_spans(net, lang=lang)], ignore_index=True),
        schema.WHOLE: pd.concat(
            [
                doubt.with_spans(whole(net, lang=lang)),
                triangles,
                mended,
                hits,
                core,
                found.whole,
                across,
                reliable,
            ],
            ignore_index=True,
        ),
        schema.STABILITY: doubt.table,
        schema.CODING: recode(net, merged=merged, lang=lang),
        schema.SECTORS: lacking.mixing,
        schema.FIELDS: field_table(net, lang=lang),
        schema.GAPS: lacking.gaps,
        schema.CRITICAL: critical_ties(net, lang=lang),
        schema.KEY_PLAYERS: key_players(net, lang=lang),
        schema.REPAIR: lacking.bundle,
        schema.REGISTER: _register(net, lacking.gaps, said, lang=lang),
        schema.INVITE: invite(net, lang=lang),
        schema.CLUSTERS: found.table,
        schema.VERDICT: found.verdict,
        schema.TWO_MODE: two_mode(net, lang=lang),
        schema.PROJECTION: projections(net),
    }
    return Answers(net, with_confidence(net, beta=beta), results, found, chance, said, lang)


def of_smaller(answers: Answers, net: Network) -> dict[str, pd.DataFrame]:
    """Ask a smaller network what a map shows of single organisations, alike: measures, gaps, register.

    What is known of those who are left out must not shine through: a number of partners greater than the
    lines drawn would tell who is missing.
    """
    chance, lang = answers.chance, answers.lang
    found = _lacking(net, chance, answers.standing, lang=lang).gaps
    doubt = _doubt(net, chance, lang=lang)
    return {
        "measures": doubt.centrality,
        "gaps": found,
        "register": _register(net, found, answers.standing, lang=lang),
    }


def _doubt(net: Network, chance: Chance, *, lang: str) -> Stability:
    return stability(
        net, spanned(net), seed=chance.seed, draws=chance.draws, progress=chance.progress, lang=lang
    )


@dataclass(frozen=True, eq=False)
class _Lacking:
    """What is missing, and what it rests on: sectors by chance, the smallest repair, the back-test."""

    mixing: pd.DataFrame
    bundle: pd.DataFrame
    tested: BackTest
    gaps: pd.DataFrame


def _lacking(net: Network, chance: Chance, said: Standing, *, lang: str) -> _Lacking:
    mixing = sector_mixing(net, seed=chance.seed, progress=chance.progress, lang=lang)
    bundle = repair(net, fields=said.fields, lang=lang)
    tested = back_test(net, seed=chance.seed)
    found = gaps(
        net, fields=said.fields, mixing=mixing, bundle=bundle, tested=tested, seed=chance.seed, lang=lang
    )
    return _Lacking(mixing, bundle, tested, with_matters(net, found, said.origins))


def _register(net: Network, found: pd.DataFrame, said: Standing, *, lang: str) -> pd.DataFrame:
    return register(
        net, found, settings=said.settings, agreements=said.agreements, origins=said.origins, lang=lang
    )


def without_spans(net: Network, *, lang: str) -> pd.DataFrame:
    """Return rows of results/centrality.csv for the measures that are not drawn.

    They stand there with their value alone: no rank leaves the house without its span.
    """
    drawn = spanned(net)
    values = measure(net)
    rest = [name for name in values.columns if name not in drawn]
    too_large = say("stability.too_large", lang)
    frames = [
        pd.DataFrame(
            {
                "actor": net.index.to_numpy(), "measure": name,
                "value": values[name].to_numpy(dtype=float),
                "note": too_large if name in DEFAULT else notes(net, name, lang=lang).to_numpy(),
            }
        )
        for name in rest
    ]  # fmt: skip
    stacked = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()
    return stacked.reindex(columns=list(schema.CENTRALITY.names))

"""The register of matters: who, what, why, who invites, how hard, what it brings, how sure; one row each."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from netzwerk import terms
from netzwerk.decided import Agreement
from netzwerk.measures.effects.gains import pairs_gained_together
from netzwerk.measures.gaps.answer import gaps as find_gaps
from netzwerk.measures.gaps.coverage import NO_LEAD, NOBODY, ONE
from netzwerk.measures.matters.convenors import COMMON
from netzwerk.measures.matters.ends import People
from netzwerk.measures.matters.folded import ACTOR, FIELD, PAIR, fold_gaps
from netzwerk.measures.matters.ranking import Ranked, rank_matters
from netzwerk.network import Network
from netzwerk.schema import REGISTER
from netzwerk.settings import Settings
from netzwerk.views.matter_words import Sentences, told_types
from netzwerk.views.statements import listed

__all__ = ["register", "with_matters"]

# So many are named in a next step; the others stand in the column of actors.
_NAMED = 3


def register(
    net: Network,
    gaps: pd.DataFrame | None = None,
    *,
    settings: Settings | None = None,
    agreements: Mapping[str, Agreement] | None = None,
    origins: Mapping[str, str] | None = None,
    lang: str = "de",
) -> pd.DataFrame:
    """Fold gaps into matters that a meeting can decide on, ranked, each with who invites and the next step.

    Parameters
    ----------
    net : Network
        What the gaps were found in.
    gaps : DataFrame, optional
        As `gaps` gives them, of any types; found anew by default.
    settings : Settings, optional
        Weights of the score, efforts that somebody knows better, the town's coordination, who invites nobody.
    agreements : mapping of str to Agreement, optional
        What was decided, by matter.
    origins : mapping of str to str, optional
        The key by which an actor is known over all waves; its own by default.
    lang : str
        Language of sentences, steps and reasons, `de` or `en`.

    Returns
    -------
    DataFrame
        Columns of `schema.REGISTER`, one row a matter, the first in rank first. `score` is 100 · Σ weight ·
        part over need, impact, ease and sureness, each 0 to 1 (see `rank_matters`); `shortlist` marks at most
        ten to begin with, at most two for each organisation. Empty where nothing is missing.

    Notes
    -----
    What `[register]` in netzwerk.toml may say: `weights`, `effort` (by matter), `never_convenes`.

    Examples
    --------
    >>> import pandas as pd
    >>> wishes = pd.DataFrame({"source": ["a", "b"], "target": ["b", "a"], "state": "wished"})
    >>> register(Network.of(reports=wishes), lang="en")[["matter", "score"]].to_numpy().tolist()[0]
    ['pair:a--b', 100.0]
    """
    found = find_gaps(net, lang=lang) if gaps is None else gaps.reset_index(drop=True)
    known = agreements or {}
    ranked = rank_matters(
        net, found, settings=settings, origins=origins,
        decided={key: one.decision for key, one in known.items()},
    )  # fmt: skip
    teller = _Teller(net, found, lang=lang)
    rows = [teller.row(place, one, known.get(one.matter.key)) for place, one in enumerate(ranked, 1)]
    return pd.DataFrame(rows, columns=list(REGISTER.names)).astype(
        {"rank": int, "shortlist": bool}
        | dict.fromkeys(("score", "need", "impact", "ease", "sureness"), float)
    )


def with_matters(net: Network, gaps: pd.DataFrame, origins: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Return gaps with the key of the matter that each belongs to.

    Examples
    --------
    >>> import pandas as pd
    >>> net = Network.of(reports=pd.DataFrame({"source": ["a"], "target": ["b"], "state": ["wished"]}))
    >>> with_matters(net, find_gaps(net, "wish"))["matter"].tolist()
    ['pair:a--b']
    """
    keys = {row: matter.key for matter in fold_gaps(net, gaps, origins) for row in matter.rows}
    return gaps.assign(matter=[keys[row] for row in range(len(gaps))])


class _Teller(Sentences):
    """Fills the rows of the register."""

    def __init__(self, net: Network, gaps: pd.DataFrame, *, lang: str) -> None:
        super().__init__(net, gaps, people=People(net), lang=lang)
        self.net = net
        self.evidence, self.effects, self.sectors = (
            gaps[name].tolist() for name in ("evidence", "effect", "sectors")
        )

    def row(self, place: int, one: Ranked, agreement: Agreement | None) -> dict[str, object]:
        """Fill one row."""
        said = agreement or Agreement(one.matter.key)
        known = said.decision in terms.AGREEMENTS
        return {
            "matter": one.matter.key, "rank": place, "shortlist": one.shortlist,
            "reasons": terms.JOIN.join(one.types), "actors": terms.JOIN.join(one.case.actors),
            "field": terms.JOIN.join(one.case.fields), "sectors": self._sectors_of(one),
            "score": one.score, "need": one.need, "impact": one.impact, "ease": one.ease,
            "sureness": one.sureness, "convenor": one.convenor.actor, "convenor_why": self._why(one),
            "effort": one.effort, "next_step": self.next_step(one), "effect": self._effect(one),
            "quality": one.quality, "evidence": self._evidence(one), "sentence": self.sentence(one),
            "decision": said.decision if known else "", "responsible": said.responsible, "due": said.due,
            "status": said.status, "remark": said.remark,
        }  # fmt: skip

    def _sectors_of(self, one: Ranked) -> str:
        listed = [name for row in one.matter.rows for name in self.sectors[row].split(terms.JOIN) if name]
        return terms.JOIN.join(dict.fromkeys(listed))

    def _why(self, one: Ranked) -> str:
        why = one.convenor.why
        if not why:
            return ""
        many = why == COMMON and len(one.case.actors) > 2
        return self.say(f"why.{why}_many" if many else f"why.{why}", field=one.convenor.field)

    def _is_table(self, one: Ranked) -> bool:
        return one.matter.kind == FIELD and "functional" in one.types

    def _told_rows(self, one: Ranked) -> list[int]:
        return [row for row in one.matter.rows if self.types[row] in told_types(one)]

    def _effect(self, one: Ranked) -> str:
        told = [self.effects[row] for row in self._told_rows(one) if self.types[row] != "functional"]
        if self._is_table(one):
            ends = [self.ends[row] for row in one.matter.rows if self.types[row] == "functional"]
            i, j = (self.net.index.get_indexer([pair[k] for pair in ends]) for k in (0, 1))
            gained = pairs_gained_together(self.net, i, j)
            told.append(
                self.say(
                    "effect.table_one" if gained == 1 else "effect.table", pairs=len(ends), gained=gained
                )
            )
        elif one.gain and one.matter.kind != PAIR:
            way = "least" if one.matter.kind == ACTOR else "best"
            told.append(self.say(f"effect.{way}_one" if one.gain == 1 else f"effect.{way}", gained=one.gain))
        elif "functional" in one.types:
            told += [self.effects[row] for row in one.matter.rows if self.types[row] == "functional"]
        return "; ".join(dict.fromkeys(filter(None, told)))

    def _evidence(self, one: Ranked) -> str:
        rows = [
            row for row in self._told_rows(one)
            if not (self._is_table(one) and self.types[row] == "functional")
        ]  # fmt: skip
        told = [self.evidence[row] for row in rows]
        if self._is_table(one):
            told.append(self.say("evidence.table", pairs=self.open_pairs(one)))
        return " · ".join(dict.fromkeys(filter(None, told)))

    def next_step(self, one: Ranked) -> str:
        """Say what to do: a verb, who, and a place for a date."""
        who = listed([self.names.get(actor, actor) for actor in one.case.actors], self.lang, most=_NAMED)
        fields = self.named(one.matter.parts) if one.matter.kind == "fields" else self.named(one.case.fields)
        what = self.say(
            f"step.{self._step(one)}", who=who, field=one.case.fields[0] if one.case.fields else "",
            fields=fields, sectors=self.named(one.matter.parts),
        )  # fmt: skip
        convenor = self.named([one.convenor.actor])
        return self.say("step.frame" if convenor else "step.frame_open", what=what, convenor=convenor)

    def _step(self, one: Ranked) -> str:
        kind, first = one.matter.kind, one.types[0]
        if kind == PAIR:
            if "coverage" in one.types and one.case.weights["coverage"] == NO_LEAD:
                return "pair_coverage"
            return f"pair_{first}" if first in ("fragility", "one-sided") else "pair"
        if kind == FIELD:
            return self._field_step(one)
        if kind == ACTOR:
            stranger = "isolation" in one.types and self.stranger(one.case.actors[0])
            return "actor_stranger" if stranger else f"actor_{first}"
        return f"{kind}_{first}"

    def _field_step(self, one: Ranked) -> str:
        lacks = one.case.weights.get("coverage", 0.0)
        if lacks == NOBODY:
            return "field_nobody_known" if one.case.actors else "field_nobody"
        if lacks in (ONE, NO_LEAD):
            return "field_one" if lacks == ONE else "field_no_lead"
        if "functional" in one.types:
            return "field_table"
        return "field_repair" if "repair" in one.types else "field_lacking"

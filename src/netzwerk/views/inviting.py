"""Whom to invite next time, one sentence each."""

from __future__ import annotations

import pandas as pd

from netzwerk import terms
from netzwerk.measures.matters.inviting import Invitation, invitations
from netzwerk.network import Network
from netzwerk.schema import INVITE
from netzwerk.texts import say
from netzwerk.views.statements import listed

__all__ = ["invite"]


def invite(net: Network, *, lang: str = "de") -> pd.DataFrame:
    """Say whom to invite next time: named but on no list, absent, and what nobody there covered.

    Parameters
    ----------
    net : Network
        Its actors (on_roster, present), reports of every state, and fields of action.
    lang : str
        Language of the sentences, `de` or `en`.

    Returns
    -------
    DataFrame
        Columns of `schema.INVITE`: organisations first, those that would cover most of what nobody there
        covered, then those with whom most wish to cooperate, then those named most; then fields and sectors.
        Empty where nothing says who was there or who is on the roster.

    Examples
    --------
    >>> import pandas as pd
    >>> actors = pd.DataFrame({"actor": ["a", "b"], "on_roster": [True, False], "present": True})
    >>> ties = pd.DataFrame({"source": ["a"], "target": ["b"]})
    >>> invite(Network.of(actors=actors, reports=ties), lang="en")["sentence"].tolist()
    ['b: was named, is not on the roster; statements: 1.']
    """
    names = dict(zip(net.index, net.actors["name"], strict=True))
    rows = [_row(place, one, names=names, lang=lang) for place, one in enumerate(invitations(net), 1)]
    return pd.DataFrame(rows, columns=list(INVITE.names)).astype({"rank": int, "named": int, "wished": int})


def _row(place: int, one: Invitation, *, names: dict[str, str], lang: str) -> dict[str, object]:
    about = one.actor or one.field or one.sector
    return {
        "invite": f"{one.reason}:{about}", "rank": place, "reason": one.reason, "actor": one.actor,
        "field": one.field, "sector": one.sector, "named": one.named, "wished": one.wished,
        "covers": terms.JOIN.join(one.covers), "candidates": terms.JOIN.join(one.candidates),
        "sentence": _sentence(one, names=names, lang=lang),
    }  # fmt: skip


def _sentence(one: Invitation, *, names: dict[str, str], lang: str) -> str:
    if not one.actor:
        asked = listed([names[actor] for actor in one.candidates], lang, most=3)
        key = f"invite.{one.reason}" if asked else f"invite.{one.reason}_nobody"
        return say(key, lang, what=one.field or one.sector, who=asked)
    told = [say(f"invite.{one.reason}", lang)]
    told += [say("invite.wished", lang, count=one.wished)] if one.wished else []
    told += [say("invite.named", lang, count=one.named)] if one.named else []
    if one.covers:
        told.append(say("invite.covers", lang, what=listed(one.covers, lang, most=3)))
    return f"{names[one.actor]}: {'; '.join(told)}."

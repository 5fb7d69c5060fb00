"""What changed, in at most ten sentences; each claims no more than the comparison knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from netzwerk.texts import say
from netzwerk.views.statements import Statement, grouped

__all__ = ["state_changes", "state_towns"]

Row = Callable[..., float]


def state_changes(table: pd.DataFrame, *, lang: str = "de") -> tuple[Statement, ...]:
    """Say what became of one wave's network in the next: first of what was agreed, then of the rest.

    A tie that is not named again is not called ended: it may have been overlooked, and the sentences say how
    many that would be.

    Parameters
    ----------
    table : DataFrame
        What `compare` gave for two waves.
    lang : str
        de or en.

    Returns
    -------
    tuple of Statement
        At most ten.

    Examples
    --------
    >>> from netzwerk.measures.waves.answer import compare
    >>> from netzwerk.network import Network
    >>> a = Network.of(reports=pd.DataFrame({"source": ["x", "x"], "target": ["y", "z"]}))
    >>> b = Network.of(reports=pd.DataFrame({"source": ["x", "y"], "target": ["y", "z"]}))
    >>> state_changes(compare(a, b), lang="en")[3].sentence
    'Cooperations: 1 named in both, 1 only now, 1 only then.'
    """
    told = _Told(table, lang)
    parts = (
        told.matters, told.effort, told.actors, told.ties, told.comparable, told.missed, told.denied,
        told.wishes, told.gaps, told.density,
    )  # fmt: skip
    return tuple(said for part in parts if (said := part()) is not None)


class _Told:
    """The figures of one comparison, and the sentences from them."""

    def __init__(self, table: pd.DataFrame, lang: str) -> None:
        self.rows = table.set_index("what")
        self.lang = lang

    def has(self, what: str, column: str = "value") -> bool:
        return what in self.rows.index and bool(pd.notna(self.rows.loc[what, column]))

    def number(self, what: str, column: str = "value") -> float:
        return float(self.rows.loc[what, column])

    def whole(self, what: str, column: str = "value") -> str:
        return grouped(round(self.number(what, column)), self.lang)

    def state(self, key: str, what: str, *, caveat: str = "", **values: object) -> Statement:
        sentence = say(f"waves.sentences.{key}", self.lang, **values)
        value = self.number(what) if self.has(what) else ""
        return Statement("changes", sentence, what, value, caveat)

    def note(self, what: str) -> str:
        return str(self.rows.loc[what, "note"])

    def matters(self) -> Statement:
        decided = ("matters_agreed", "matters_not_agreed")
        if not sum(self.number(what) for what in decided if self.has(what)):
            return self.state("no_register", "matters_agreed")
        counts = {name: self.whole(f"matters_{name}") for name in ("agreed", "closed", "open")}
        counts["partly"] = self.whole("matters_partly_closed")
        unclear = self.number("matters_void") + self.number("matters_unknown")
        return self.state("matters", "matters_agreed", unclear=grouped(int(unclear), self.lang), **counts)

    def effort(self) -> Statement:
        note = self.note("reports")
        values = {"a": self.whole("reports", "a"), "b": self.whole("reports", "b")}
        return self.state("effort_note" if note else "effort", "reports", note=note, **values)

    def actors(self) -> Statement:
        values = {what: self.whole(what) for what in ("stayers", "joiners", "leavers")}
        if self.has("leavers_dissolved"):
            values |= {"names": self.note("leavers_dissolved")}
        key = "actors_dissolved" if "names" in values else "actors"
        return self.state(key, "stayers", caveat=self.note("stayers"), **values)

    def ties(self) -> Statement:
        names = {"kept": "ties_kept", "new": "ties_new", "gone": "ties_gone"}
        return self.state("ties", "ties_new", **{name: self.whole(what) for name, what in names.items()})

    def comparable(self) -> Statement | None:
        names = {"kept": "ties_kept", "new": "ties_new", "gone": "ties_gone"}
        if not any(self.number(what) for what in names.values()):
            return None
        counts = {name: self.whole(what, "like_for_like") for name, what in names.items()}
        every = all(self.number(what) == self.number(what, "like_for_like") for what in names.values())
        pairs = self.whole("comparable_pairs")
        return self.state("all_comparable" if every else "comparable", "jaccard", pairs=pairs, **counts)

    def missed(self) -> Statement | None:
        if not self.number("ties_new", "like_for_like") and not self.number("ties_gone", "like_for_like"):
            return None
        values = {"new": self.whole("expected_new"), "gone": self.whole("expected_gone")}
        return self.state("missed", "expected_gone", caveat=self.note("expected_gone"), **values)

    def denied(self) -> Statement | None:
        if not self.number("change_ended") and not self.number("change_not_named_again"):
            return None
        values = {"denied": self.whole("change_ended"), "silent": self.whole("change_not_named_again")}
        return self.state("denied", "change_ended", **values)

    def wishes(self) -> Statement:
        if not self.number("wishes"):
            return self.state("no_wishes", "wishes")
        values = {"every": self.whole("wishes"), "asked": self.whole("wishes", "like_for_like")}
        return self.state("wishes", "wishes_came_true", true=self.whole("wishes_came_true"), **values)

    def gaps(self) -> Statement | None:
        if not self.has("gaps_closed"):
            return None
        names = ("closed", "closed_named", "open", "void", "new")
        return self.state("gaps", "gaps_closed", **{name: self.whole(f"gaps_{name}") for name in names})

    def density(self) -> Statement | None:
        if self.has("clusters_found_again"):
            values = {"a": self.whole("clusters", "a"), "b": self.whole("clusters", "b")}
            again = self.whole("clusters_found_again")
            return self.state("clusters", "clusters_found_again", again=again, **values)
        if not self.has("density_stayers"):
            return None
        values = {end: self.whole("ties_stayers", end) for end in ("a", "b")}
        return self.state("density", "density_stayers", possible=self.whole("possible_stayers"), **values)


def state_towns(table: pd.DataFrame, names: Sequence[str], *, lang: str = "de") -> tuple[Statement, ...]:
    """Say how two towns' networks differ, and that nothing can be said of single ties.

    Parameters
    ----------
    table : DataFrame
        What `compare_towns` gave.
    names : sequence of str
        The two towns.
    lang : str
        de or en.
    """
    told = _Told(table, lang)
    values = {f"{what}_{end}": told.whole(what, end) for what in ("actors", "ties") for end in ("a", "b")}
    first = told.state("towns", "ties", one=names[0], other=names[1], **values)
    shown = ("density", "mean_degree", "isolates_share", "fields_led_share", "ei_index", "cross_section")
    rest = [
        told.state(
            f"towns_{what}", what, caveat=told.note(what),
            a=_decimal(told.number(what, "a"), lang), b=_decimal(told.number(what, "b"), lang),
        )
        for what in shown
        if told.has(what)
    ]  # fmt: skip
    return (told.state("no_pairs", "ties"), first, *rest)


def _decimal(value: float, lang: str) -> str:
    text = f"{value:.2f}"
    return text.replace(".", ",") if lang == "de" else text

"""What changed: waves of one run against each other, or two earlier runs, as tables and sentences."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from netzwerk import schema, terms
from netzwerk.decided import Decision, Succession
from netzwerk.errors import EXIT_DONE, UsageError
from netzwerk.measures.waves.answer import Changes, Found, changes
from netzwerk.measures.waves.towns import compare_towns
from netzwerk.names import fold, make_key
from netzwerk.names.lineage import absorbed, origins, predecessors
from netzwerk.network import Network
from netzwerk.pipeline.earlier import EarlierRun, read_run
from netzwerk.pipeline.files import printed
from netzwerk.pipeline.placing import DESCRIPTION, place, refuse_files
from netzwerk.pipeline.remarks import dissolved_in, order_remarks, stranger_remarks, succession_remarks
from netzwerk.render.datapackage import Origin, datapackage_text
from netzwerk.terms import VERSION
from netzwerk.texts import DEFAULT_LANGUAGE, say
from netzwerk.views.changes import state_changes, state_towns
from netzwerk.views.statements import Statement

__all__ = ["FOLDER", "Compared", "compare_runs", "compare_waves", "known_over_waves", "unseen_in"]

# Where the comparison lies in OUT.
FOLDER = "waves"


@dataclass(frozen=True, eq=False)
class Compared:
    """A comparison of waves, or of two towns.

    Attributes
    ----------
    changes : tuple of Changes
        Each wave against the one before, then the first against the last; empty for two towns.
    table : DataFrame
        Columns of waves/results/waves.csv.
    statements : tuple of tuple of Statement
        The sentences, one tuple a comparison; of what changed at most ten each.
    titles : tuple of str
        What each comparison compares.
    lang : str
        Language of its lines.
    folder : Path or None
        Where its files lie, once they do.
    remarks : tuple of str
        What must be said before: waves in the wrong order, lines of organisations.csv that name nobody.
    """

    changes: tuple[Changes, ...]
    table: pd.DataFrame
    statements: tuple[tuple[Statement, ...], ...]
    titles: tuple[str, ...]
    lang: str
    folder: Path | None = None
    remarks: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0: what cannot be compared ends with an error before."""
        return EXIT_DONE

    def files(self, origin: Origin, beside: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
        """Print the tables, by their paths in OUT, and describe them and what lies beside them."""
        frames = {schema.WAVES: self.table}
        if self.changes:
            frames[schema.PAIRS] = _stacked(one.ties for one in self.changes)
            frames[schema.FOLLOWED] = _stacked(one.followed for one in self.changes)
        files = printed(frames) | dict(beside or {})
        files[DESCRIPTION] = datapackage_text(files, origin, lang=self.lang).encode()
        return {f"{FOLDER}/{path}": content for path, content in files.items()}

    def lines(self) -> list[str]:
        """Say what changed, comparison by comparison, and where the tables lie."""
        said: list[str] = [*self.remarks, *([""] if self.remarks else [])]
        for title, statements in zip(self.titles, self.statements, strict=True):
            said += [title, *(f"  {one.sentence}" for one in statements), ""]
        if self.folder is not None:
            said.append(say("pipeline.folder", self.lang, path=self.folder / FOLDER))
        return said if self.folder is not None else said[:-1]


def _stacked(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    every = list(tables)
    filled = [table for table in every if len(table)]
    return pd.concat(filled, ignore_index=True) if filled else every[0]


def compare_waves(
    nets: Sequence[Network],
    found: Sequence[Found],
    *,
    known: Mapping[str, str] | None = None,
    unseen: Iterable[str] = (),
    successions: Sequence[Succession] = (),
    seed: int = 1,
    lang: str = DEFAULT_LANGUAGE,
) -> Compared:
    """Compare each wave with the one before, and where there are more than two the last with the first.

    Parameters
    ----------
    nets : sequence of Network
        Two waves or more, in their order.
    found : sequence of Found
        What was found in each.
    successions : sequence of Succession
        Lines of organisations.csv: who was dissolved is said, and which lines name nobody.
    known, unseen, seed, lang
        As for `compare`.
    """
    dissolved = dissolved_in(successions, nets)
    places = [(k, k + 1) for k in range(len(nets) - 1)]
    places += [(0, len(nets) - 1)] if len(nets) > 2 else []
    made = tuple(
        changes(
            nets[a], nets[b], known=known, unseen=list(unseen), dissolved=dissolved,
            found=(found[a], found[b]), seed=seed, lang=lang,
        )
        for a, b in places
    )  # fmt: skip
    titles = tuple(say("waves.title", lang, a=nets[a].wave or "a", b=nets[b].wave or "b") for a, b in places)
    told = tuple(state_changes(one.table, lang=lang) for one in made)
    remarks = succession_remarks(successions, nets, lang=lang)
    return Compared(made, _stacked(one.table for one in made), told, titles, lang, remarks=remarks)


def known_over_waves(
    nets: Sequence[Network], *, successions: Iterable[Succession] = (), decisions: Iterable[Decision] = ()
) -> dict[str, str]:
    """Return the key by which an organisation is known over the waves, where it is not its own.

    Parameters
    ----------
    nets : sequence of Network
        The waves in their order.
    successions : iterable of Succession
        Lines of organisations.csv.
    decisions : iterable of Decision
        Lines of names.csv: two names on the rosters of two waves may be decided to be the same.
    """
    names: dict[str, str] = {}
    for net in nets:
        names = dict(zip(net.actors["actor"], net.actors["name"], strict=True)) | names
    before = predecessors(successions, names)
    known = {k: root for k, root in absorbed(before).items() if k != root and k not in nets[-1].index}
    for net in nets:
        known |= {actor: root for actor, root in origins(before, net.index).items() if actor != root}
    keys = {fold(name): key for key, name in names.items()} | {key: key for key in names}
    for one in decisions:
        pair = [keys.get(fold(text)) or keys.get(make_key(text)) for text in (one.spelling, one.name)]
        if one.decision == terms.SAME and pair[0] and pair[1] and pair[0] != pair[1]:
            first = next((key for net in nets for key in net.index if key in pair), None)
            together = any(pair[0] in net.index and pair[1] in net.index for net in nets)
            if first is not None and not together:
                known.setdefault(next(key for key in pair if key and key != first), first)
    return known


def unseen_in(waves: Iterable[tuple[Network, pd.DataFrame | None]]) -> frozenset[str]:
    """Return organisations that stand on no roster and that nobody has looked at, in any wave.

    Parameters
    ----------
    waves : iterable of (Network, DataFrame or None)
        Each wave with its table of mentions.
    """
    strange: set[str] = set()
    looked_at: set[str] = set()
    for net, mentions in waves:
        on_roster = net.actors["on_roster"].astype(bool)
        if mentions is None or not on_roster.any():
            looked_at |= set(net.index)
            continue
        new = mentions["how"].eq(terms.NEW)
        strange |= set(mentions.loc[new, "actor"]) - set(net.actors.loc[on_roster, "actor"])
        looked_at |= set(mentions.loc[~new, "actor"]) | set(net.actors.loc[on_roster, "actor"])
    return frozenset(strange - looked_at)


def compare_runs(
    out_a: str | os.PathLike[str],
    out_b: str | os.PathLike[str],
    out: str | os.PathLike[str] | None = None,
    *,
    seed: int = 1,
    lang: str = DEFAULT_LANGUAGE,
) -> Compared:
    """Compare two waves, or two towns, from the tables of earlier runs, and write what became of what.

    Two runs are waves of one town where they name the same one; where a run names none, where they share at
    least one organisation. What names.csv and organisations.csv say beside the tables is followed.

    Parameters
    ----------
    out_a, out_b : path
        Folders of earlier runs, the earlier wave first; of one with several waves the last is taken.
    out : path, optional
        Where `waves/` is put: by default the folder that both waves lie in, else `out_b`.
    seed : int
        For the QAP test.
    lang : str
        `de` or `en`.

    Returns
    -------
    Compared

    Raises
    ------
    NothingReadError
        If there are no tables of a run in a folder.
    UsageError
        If both are the same folder.
    OutputError
        If OUT cannot be written.
    """
    runs = read_run(Path(out_a)), read_run(Path(out_b))
    if runs[0].folder.resolve() == runs[1].folder.resolve():
        raise UsageError("same_run", path=runs[0].folder)
    target = Path(out) if out is not None else _default(runs)
    refuse_files(target)
    made = _of_waves(runs, seed=seed, lang=lang) if _one_town(runs) else _of_towns(runs, lang=lang)
    town = runs[0].town if _one_town(runs) else " · ".join(run.town or run.folder.name for run in runs)
    origin = Origin(
        VERSION, town=town, wave=" → ".join(run.label for run in runs), seed=seed,
        inputs={**runs[0].inputs, **runs[1].inputs},
    )  # fmt: skip
    place(made.files(origin), target)
    return replace(made, folder=target)


Runs = tuple[EarlierRun, EarlierRun]


def _default(runs: Runs) -> Path:
    a, b = (run.folder.absolute() for run in runs)
    return (
        b.parent if a.parent == b.parent and a != b and _one_town(runs) and all(r.wave for r in runs) else b
    )


def _one_town(runs: Runs) -> bool:
    a, b = (fold(run.town) for run in runs)
    return a == b if a and b else bool(runs[0].net.index.isin(runs[1].net.index).any())


def _of_waves(runs: Runs, *, seed: int, lang: str) -> Compared:
    found = [
        Found(run.results.get("gaps"), run.results.get("clusters"), run.results.get("register"))
        for run in runs
    ]  # fmt: skip
    nets = [run.net for run in runs]
    unseen = unseen_in([(run.net, run.mentions) for run in runs])
    known = known_over_waves(
        nets, successions=runs[0].successions + runs[1].successions,
        decisions=runs[0].decisions + runs[1].decisions,
    )  # fmt: skip
    successions = runs[0].successions + runs[1].successions
    made = compare_waves(
        nets, found, known=known, unseen=unseen, successions=successions, seed=seed, lang=lang
    )
    order = order_remarks(runs[0].label, runs[1].label, lang=lang)
    strangers = stranger_remarks(*nets, lang=lang)
    return replace(made, remarks=(*order, *strangers, *made.remarks))


def _of_towns(runs: Runs, *, lang: str) -> Compared:
    measured = runs[0].results.get("network"), runs[1].results.get("network")
    table = compare_towns(runs[0].net, runs[1].net, measured=measured, lang=lang)
    names = tuple(run.town or run.folder.name for run in runs)
    table = table.assign(wave_a=names[0], wave_b=names[1])
    title = say("waves.title_towns", lang, a=names[0], b=names[1])
    return Compared((), table, (state_towns(table, names, lang=lang),), (title,), lang)

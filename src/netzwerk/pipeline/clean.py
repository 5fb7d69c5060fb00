"""From clean tables of one's own to results: for networks that no workshop wrote on sheets."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from netzwerk import schema, terms
from netzwerk.errors import TableError
from netzwerk.intake.clean import CleanTable, read_table
from netzwerk.network import Network
from netzwerk.pipeline.answers import Answers, Chance, Progress, Standing, answer
from netzwerk.pipeline.files import map_files, methods_file, plan_of, printed
from netzwerk.pipeline.following import follow_answers
from netzwerk.pipeline.placing import DESCRIPTION, place, refuse_files
from netzwerk.pipeline.record import Measured
from netzwerk.pipeline.working import sharing
from netzwerk.render.datapackage import Origin, datapackage_text
from netzwerk.texts import DEFAULT_LANGUAGE

__all__ = ["measure_tables"]

# Beyond so many actors a page of dots tells nobody anything.
LARGEST_MAP = 3_000


@dataclass(frozen=True, eq=False)
class _Given:
    """The tables that a user handed in, as text."""

    actors: CleanTable
    ties: CleanTable
    affiliations: CleanTable | None
    links: CleanTable | None
    directed: bool
    strength: str

    @property
    def inputs(self) -> Mapping[str, str]:
        """sha256 by file name."""
        tables = (self.actors, self.ties, self.affiliations, self.links)
        return {table.file: table.code for table in tables if table is not None}

    def waves(self) -> Iterator[tuple[str, _Given]]:
        """Split the tables where they hold several waves; actors belong to every wave."""
        names = sorted(set(self.ties.frame.get("wave", pd.Series(dtype=object))) - {""})
        if len(names) < 2:
            yield (names[0] if names else ""), self
            return
        for name in names:
            yield (
                name,
                replace(
                    self,
                    ties=_of_wave(self.ties, name),
                    affiliations=None if self.affiliations is None else _of_wave(self.affiliations, name),
                ),
            )

    def network(self, wave: str) -> Network:
        """Build the network of one wave."""
        actors = self.actors.frame
        try:
            return Network.of(
                actors=actors if "on_roster" in actors.columns else actors.assign(on_roster=True),
                reports=self.ties.frame,
                affiliations=None if self.affiliations is None else self.affiliations.frame,
                directed=self.directed,
                strength=self.strength,
                wave=wave,
            )
        except TableError as error:  # the house says `reports`; the user knows the file's own name
            table = self._files.get(str(error.values.get("table")), "")
            raise TableError(error.key, **{**error.values, **({"table": table} if table else {})}) from error

    @property
    def _files(self) -> Mapping[str, str]:
        named = {schema.ACTORS.name: self.actors, schema.REPORTS.name: self.ties}
        if self.affiliations is not None:
            named[schema.AFFILIATIONS.name] = self.affiliations
        return {name: table.file for name, table in named.items()}


def _of_wave(table: CleanTable, wave: str) -> CleanTable:
    if "wave" not in table.frame.columns:
        return table
    return replace(table, frame=table.frame[table.frame["wave"].isin(["", wave])].reset_index(drop=True))


def _named_sector(actors: CleanTable, sector: str) -> CleanTable:
    """Take another column as the sector."""
    wanted = sector.strip().lower()
    if wanted == "sector":
        return actors
    if wanted not in actors.frame.columns:
        present = ", ".join(actors.frame.columns)
        raise TableError("missing_column", table=actors.file, column=sector, present=present)
    return replace(actors, frame=actors.frame.assign(sector=actors.frame[wanted]))


def _links(path: str | os.PathLike[str]) -> CleanTable:
    """Read which fields depend on each other, in either of the two forms."""
    table = read_table(path, columns="field_a, field_b")
    missing = {"field_a", "field_b"} - set(table.frame.columns)
    if missing and "field" not in table.frame.columns:
        present = ", ".join(table.frame.columns)
        raise TableError("missing_column", table=table.file, column=min(missing), present=present)
    return table


def measure_tables(  # noqa: PLR0913 - every way to say what the tables mean, by name
    actors: str | os.PathLike[str],
    ties: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    affiliations: str | os.PathLike[str] | None = None,
    field_links: str | os.PathLike[str] | None = None,
    directed: bool = False,
    sector: str = "sector",
    strength: str = "mean",
    seed: int = 1,
    draws: int = 1000,
    jobs: int | None = None,
    lang: str = DEFAULT_LANGUAGE,
    progress: Progress | None = None,
) -> Measured:
    """Measure a network from clean tables, and write what they allow.

    Parameters
    ----------
    actors, ties : path
        CSV files: actor, and where known name, short, sector, on_roster, present; source, target, and where
        known strength, state, kind, group, wave. Any usual encoding and separator.
    out : path
        The folder to write to; several waves get a folder each.
    affiliations : path, optional
        CSV file: actor, field, and where known role, kind.
    field_links : path, optional
        CSV file: field_a, field_b, a pair of fields a line that depend on each other; or field, and
        depends_on, needs_sector.
    directed : bool
        Whether who names whom is a direction.
    sector : str
        Which column of the actors is the sector.
    strength : str
        How the strengths of several groups become one: mean, max or min.
    seed, draws, jobs
        As for `run`.
    lang : str
        Language of what is written.
    progress : callable, optional
        Told `(step, done, total)`.

    Returns
    -------
    Measured

    Raises
    ------
    NothingReadError
        If a file is not there or is no text.
    TableError
        If a column is missing, or holds what it may not.
    OutputError
        If OUT cannot be written.
    """
    refuse_files(Path(out))
    given = _Given(
        actors=_named_sector(read_table(actors, columns="actor"), sector),
        ties=read_table(ties, columns="source, target"),
        affiliations=None if affiliations is None else read_table(affiliations, columns="actor, field"),
        links=None if field_links is None else _links(field_links),
        directed=directed,
        strength=strength,
    )
    files: dict[str, bytes] = {}
    answers: list[Answers] = []
    waves = [(wave, part.network(wave)) for wave, part in given.waves()]
    with sharing(jobs):
        for wave, net in waves:
            below = f"{wave}/" if len(waves) > 1 else ""
            chance = Chance(seed, draws, progress)
            standing = Standing(fields=None if given.links is None else given.links.frame)
            answers.append(answer(net, chance, standing=standing, lang=lang))
            made = _files(answers[-1], given, chance, lang=lang)
            files |= {f"{below}{path}": content for path, content in made.items()}
    origin = Origin(terms.VERSION, seed=seed, inputs=given.inputs)
    compared, more = follow_answers(answers, origin, lang=lang)
    place(files | more, Path(out))
    return Measured(tuple(net for _, net in waves), Path(out), lang, compared)


def _files(answers: Answers, given: _Given, chance: Chance, *, lang: str) -> dict[str, bytes]:
    """Make one wave's files: what the tables at hand can tell, no more."""
    net = answers.net
    frames = {schema.ACTORS: net.actors, schema.REPORTS: net.reports, schema.TIES: answers.ties}
    results = dict(answers.results)
    if given.affiliations is None:
        del results[schema.FIELDS]
        if results[schema.TWO_MODE].empty:
            del results[schema.TWO_MODE], results[schema.PROJECTION]
    else:
        frames[schema.AFFILIATIONS] = net.affiliations
    if set(net.sectors) <= {terms.UNKNOWN}:
        del results[schema.SECTORS]
    files = printed({**frames, **results})
    if net.n <= LARGEST_MAP:
        files |= map_files(plan_of(net, answers, seed=chance.seed, lang=lang), figures=False)
    files |= methods_file(net, answers, chance=chance, lang=lang)
    origin = Origin(terms.VERSION, wave=net.wave, seed=chance.seed, draws=chance.draws, inputs=given.inputs)
    files[DESCRIPTION] = datapackage_text(files, origin, lang=lang).encode()
    return files

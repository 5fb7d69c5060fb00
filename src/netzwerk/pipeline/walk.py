"""The main job: from a folder of sheets to the files that people open, wave by wave."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from netzwerk.errors import NothingReadError
from netzwerk.intake import read
from netzwerk.measures.reliability.answer import with_confidence
from netzwerk.network import Network
from netzwerk.pipeline.agreeing import Agreeing, agree, lineage
from netzwerk.pipeline.answers import Answers, Chance, Progress, Standing, answer, stated_frame
from netzwerk.pipeline.comparing import unseen_in
from netzwerk.pipeline.deciding import keep
from netzwerk.pipeline.editions import check_editions, edition_files
from netzwerk.pipeline.files import (
    exchange_files,
    for_meetings,
    measures_file,
    methods_file,
    printed,
    rank_files,
    table_files,
)
from netzwerk.pipeline.following import follow
from netzwerk.pipeline.mapping import draw_maps
from netzwerk.pipeline.merging import merged_network
from netzwerk.pipeline.placing import DESCRIPTION, free_name, out_for, place, raw_from
from netzwerk.pipeline.record import MEASURES, REVIEW, Run, Wave
from netzwerk.pipeline.working import sharing
from netzwerk.render.datapackage import Origin, datapackage_text
from netzwerk.render.measures_book import gone_from
from netzwerk.render.workbook import review_workbook
from netzwerk.sheet import Sheets
from netzwerk.tables import Tables, tidy
from netzwerk.terms import VERSION
from netzwerk.texts import DEFAULT_LANGUAGE
from netzwerk.views.editions import consenting

__all__ = ["run"]


def run(  # noqa: PLR0913 - the options of the main job; all but the first two by name
    raw: str | os.PathLike[str],
    out: str | os.PathLike[str] | None = None,
    *,
    seed: int = 1,
    draws: int = 1000,
    jobs: int | None = None,
    lang: str = DEFAULT_LANGUAGE,
    quick: bool = False,
    editions: Iterable[str] = (),
    progress: Progress | None = None,
) -> Run:
    """Walk the whole way from a folder of sheets to tables, results, map, figures and what is to be decided.

    Everything is made first and put into OUT at the end, all or none. The same sheets and seed give the
    same bytes, whatever `jobs` is.

    Parameters
    ----------
    raw : path
        A folder of sheets, or of waves.
    out : path, optional
        Where to; by default `data/processed` and the path of `raw` below `data/raw`. Several waves get a
        folder each.
    seed, draws : int
        Where chance begins, and how many networks are drawn for the spans.
    jobs : int, optional
        How many processes share the draws; by default one a processor core.
    lang : str
        Language of what is written: `de` or `en`.
    quick : bool
        Tables, review and map only.
    editions : iterable of str
        What is made beside the internal edition: participants, public.
    progress : callable, optional
        Told `(step, done, total)`.

    Returns
    -------
    Run
        What was read, made and assumed; `exit_code` is 1 where a file, sheet or table could not be read.

    Raises
    ------
    NothingReadError
        If there is nothing to read, or nobody is named on any sheet.
    SettingsError
        If netzwerk.toml says what it may not.
    UsageError
        If an edition is none of the three.
    LeakError
        If an edition would show what it must not; nothing is written then.
    OutputError
        If OUT cannot be written; it is then as it was before.
    """
    wanted = check_editions(editions)
    folder = out_for(Path(raw), out)
    tell = progress or _nobody
    kept = keep(read(raw, lang=lang, out=folder), folder)
    agreeing = agree(kept.sheets, folder)
    sheets = agreeing.sheets
    tell("read", 1, 1)
    several = len(sheets.waves) > 1
    made: list[tuple[_Job, Wave, dict[str, bytes]]] = []
    with sharing(jobs):
        for name in sheets.waves:
            job = _Job(
                sheets, folder / name if several else folder, agreeing=agreeing, lang=lang, quick=quick,
                chance=Chance(seed, draws, _about(tell, name if several else "")),
                raw=raw_from(Path(raw), folder / name if several else folder),
            )  # fmt: skip
            made.append((job, *job.wave(name, earlier=[wave.tables for _, wave, _ in made])))
    if not any(wave.net.n for _, wave, _ in made):
        raise NothingReadError("nobody_named", path=raw, count=len({(s.wave, s.file) for s in sheets}))
    unseen = unseen_in([(wave.net, wave.tables.mentions) for _, wave, _ in made])
    agreed = {one: consenting([wave.tables.actors for _, wave, _ in made], one) - unseen for one in wanted}
    agreeing = agreeing.settled({one.net.wave: one.matters for _, one, _ in made if one.answers is not None})
    memory = {one.name: one.content for one in (kept, agreeing) if one.content}
    waves: list[Wave] = []
    files: dict[str, bytes] = {}
    maps, whole = draw_maps([wave for _, wave, _ in made], sheets, Path(raw), seed=seed, lang=lang)
    for (job, begun, own), drawn in zip(made, maps, strict=True):
        wave, ready = job.finish(begun, own | drawn, agreed, memory=memory)
        waves.append(wave)
        below = f"{wave.tables.wave}/" if several else ""
        files |= {f"{below}{path}": content for path, content in ready.items()}
    files |= memory
    compared, more = follow(waves, sheets, beside=whole, seed=seed, lang=lang)
    files |= more
    tell("write", 0, 1)
    place(files, folder)
    tell("write", 1, 1)
    taken = (*kept.lines(lang), *agreeing.lines(lang))
    return Run(sheets, folder, tuple(waves), lang, taken=taken, compared=compared)


def _nobody(step: str, done: int, total: int) -> None:
    """Hear nothing."""


def _about(tell: Progress, wave: str) -> Progress:
    return (lambda step, done, total: tell(f"{step} {wave}", done, total)) if wave else tell


@dataclass(frozen=True)
class _Job:
    """What one wave of a run is made with."""

    sheets: Sheets
    folder: Path
    agreeing: Agreeing
    chance: Chance
    lang: str
    quick: bool
    raw: str = ""

    def wave(self, name: str, *, earlier: Sequence[Tables]) -> tuple[Wave, dict[str, bytes]]:
        """Make one wave's files."""
        tell = self.chance.progress or _nobody
        tell("tidy", 0, 1)
        sheets, after = self.sheets.wave(name), earlier[0] if earlier else None
        tables = tidy(sheets, lang=self.lang, after=after)
        net = Network.of(tables)
        tell("tidy", 1, 1)
        origins = lineage(sheets.successions, [*(one.actors for one in earlier), tables.actors])
        agreed = self.agreeing.of(name, origins)
        standing = Standing(sheets.settings, agreed, origins, stated_frame(sheets.fields))
        answers = None
        if not self.quick:
            merged = merged_network(sheets, tables, after=after)
            answers = answer(net, self.chance, merged=merged, standing=standing, lang=self.lang)
        tell("draw", 0, 1)
        review = free_name(self.folder, REVIEW, self.sheets.taken)
        files = self._files(tables, net, answers)
        files[review] = review_workbook(tables, lang=self.lang, links=self._links(name))
        wave = Wave(tables, net, answers, self.folder, tuple(files), review)
        if answers is not None:
            measures = free_name(self.folder, MEASURES, self.sheets.taken)
            matters = answers.register["matter"].tolist()
            told = replace(standing, agreements=self.agreeing.shown(name, matters, standing.agreements))
            files[measures] = measures_file(for_meetings(answers)[1], told, tables, lang=self.lang)
            gone = len(gone_from(answers.register, told.agreements))
            wave = replace(wave, measures=measures, gone=gone)
        tell("draw", 1, 1)
        return wave, files

    def _links(self, wave: str) -> Mapping[str, str]:
        """Return how each sheet's file is reached from the results."""
        inputs = self.sheets.inputs
        files = {sheet.file for sheet in self.sheets if self.raw and sheet.wave in ("", wave)}
        below = {file: f"{wave}/{file}" if f"{wave}/{file}" in inputs else file for file in files}
        return {file: f"{self.raw}/{path}" for file, path in below.items() if path in inputs}

    def finish(
        self,
        wave: Wave,
        files: dict[str, bytes],
        agreed: Mapping[str, frozenset[str]],
        *,
        memory: Mapping[str, bytes],
    ) -> tuple[Wave, dict[str, bytes]]:
        """Add what needs every wave to be known: editions, what is kept of decisions, the description."""
        if len(self.sheets.waves) == 1:
            files |= memory
        for edition, shown in agreed.items():
            files |= edition_files(wave, edition, shown=shown, seed=self.chance.seed, lang=self.lang)
        files[DESCRIPTION] = datapackage_text(
            files, self._origin(wave.tables, memory), lang=self.lang
        ).encode()
        return replace(wave, files=tuple(sorted(files)), editions=tuple(agreed)), files

    def _files(self, tables: Tables, net: Network, answers: Answers | None) -> dict[str, bytes]:
        if answers is None:
            return table_files(tables, with_confidence(net, beta=tables.settings.false_mentions))
        return {
            **table_files(tables, answers.ties),
            **printed(answers.results),
            **exchange_files(net, answers.centrality),
            **rank_files(net, answers, town=tables.town, lang=self.lang),
            **methods_file(net, answers, tables=tables, chance=self.chance, lang=self.lang),
        }

    def _origin(self, tables: Tables, memory: Mapping[str, bytes]) -> Origin:
        return Origin(
            version=VERSION, town=tables.town, wave=tables.wave, seed=self.chance.seed,
            draws=0 if self.quick else self.chance.draws, inputs=self._inputs(tables.wave, memory),
            assumptions=tables.assumptions, followed=sorted(set(self.agreeing.followed_in.values())),
        )  # fmt: skip

    def _inputs(self, wave: str, memory: Mapping[str, bytes]) -> Mapping[str, str]:
        """Keep what one wave was made from: its own files, and those of no other wave."""
        others = tuple(f"{name}/" for name in self.sheets.waves if name != wave)
        read_in = {**self.sheets.inputs, **self.agreeing.followed_in}
        inputs = {path: code for path, code in read_in.items() if not path.startswith(others)}
        decided = {f"OUT/{name}": sha256(content).hexdigest() for name, content in memory.items()}
        return inputs | decided

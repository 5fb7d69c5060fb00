"""The waves of one run against each other, with what is known of names, agreements and successors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from netzwerk import schema
from netzwerk.decided import Succession
from netzwerk.measures.waves.answer import Found
from netzwerk.pipeline.answers import Answers
from netzwerk.pipeline.comparing import FOLDER, Compared, compare_waves, known_over_waves, unseen_in
from netzwerk.pipeline.record import Wave
from netzwerk.render.datapackage import Origin
from netzwerk.sheet import Sheets
from netzwerk.terms import VERSION

__all__ = ["follow", "follow_answers"]


def follow(
    waves: Sequence[Wave],
    sheets: Sheets,
    *,
    beside: Mapping[str, bytes] | None = None,
    seed: int,
    lang: str,
) -> tuple[Compared | None, dict[str, bytes]]:
    """Compare the waves of a run.

    Parameters
    ----------
    waves : sequence of Wave
        In their order; nothing is compared of one alone, nor where nothing was measured.
    sheets : Sheets
        With decisions on names and lines of organisations.csv.
    beside : mapping of str to bytes, optional
        What else lies in the folder of the comparison, by its path there.
    seed, lang
        As for `run`.

    Returns
    -------
    Compared or None
        The comparison.
    dict of str to bytes
        Its files by their paths in OUT.
    """
    answers = [wave.answers for wave in waves if wave.answers is not None]
    if len(answers) < len(waves):
        return None, {f"{FOLDER}/{path}": content for path, content in (beside or {}).items()}
    nets = [wave.net for wave in waves]
    known = known_over_waves(nets, successions=sheets.successions, decisions=sheets.decisions)
    unseen = unseen_in([(wave.net, wave.tables.mentions) for wave in waves])
    origin = Origin(VERSION, town=sheets.town, seed=seed, inputs=sheets.inputs)
    return follow_answers(
        answers, origin, known=known, unseen=unseen, successions=sheets.successions, beside=beside, lang=lang
    )


def follow_answers(
    answers: Sequence[Answers],
    origin: Origin,
    *,
    known: Mapping[str, str] | None = None,
    unseen: Iterable[str] = (),
    successions: Sequence[Succession] = (),
    beside: Mapping[str, bytes] | None = None,
    lang: str,
) -> tuple[Compared | None, dict[str, bytes]]:
    """Compare what is known of each wave, and print it; nothing of one wave alone.

    Parameters
    ----------
    answers : sequence of Answers
        The waves in their order.
    origin : Origin
        From what they were made, and the seed.
    known, unseen, successions, lang
        As for `compare_waves`.
    beside : mapping of str to bytes, optional
        What else lies in the folder of the comparison, by its path there.
    """
    if len(answers) < 2:
        return None, {}
    nets = [one.net for one in answers]
    found = [_found(one) for one in answers]
    compared = compare_waves(
        nets, found, known=known, unseen=unseen, successions=successions, seed=origin.seed, lang=lang
    )
    named = replace(origin, wave=" → ".join(net.wave for net in nets))
    return compared, compared.files(named, beside)


def _found(answers: Answers) -> Found:
    """Take what was found in a wave."""
    tables: Mapping[str, pd.DataFrame] = {c.name: table for c, table in answers.results.items()}
    return Found(tables[schema.GAPS.name], tables[schema.CLUSTERS.name], tables.get(schema.REGISTER.name))

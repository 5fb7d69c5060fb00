"""The waves of one run against each other, with what is known of names, agreements and successors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from netzwerk import schema
from netzwerk.measures.waves import Found
from netzwerk.pipeline.comparing import FOLDER, Compared, compare_waves, known_over_waves, unseen_in
from netzwerk.pipeline.record import Wave
from netzwerk.render.datapackage import Origin
from netzwerk.sheet import Sheets
from netzwerk.terms import VERSION

__all__ = ["follow"]


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
    if len(waves) < 2 or any(wave.answers is None for wave in waves):
        return None, {f"{FOLDER}/{path}": content for path, content in (beside or {}).items()}
    nets = [wave.net for wave in waves]
    known = known_over_waves(nets, successions=sheets.successions, decisions=sheets.decisions)
    unseen = unseen_in([(wave.net, wave.tables.mentions) for wave in waves])
    compared = compare_waves(
        nets, [_found(wave) for wave in waves], known=known, unseen=unseen, seed=seed, lang=lang
    )
    origin = Origin(
        VERSION, town=sheets.town, wave=" → ".join(net.wave for net in nets), seed=seed, inputs=sheets.inputs
    )
    return compared, compared.files(origin, beside)


def _found(wave: Wave) -> Found:
    """Take what was found in a wave, as far as it was looked for."""
    assert wave.answers is not None
    tables: Mapping[str, pd.DataFrame] = {c.name: table for c, table in wave.answers.results.items()}
    return Found(tables[schema.GAPS.name], tables[schema.CLUSTERS.name], tables.get("register"))

"""One edition of one wave as files: the map and its figures for an audience, searched before they leave."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from netzwerk import terms
from netzwerk.errors import UsageError
from netzwerk.pipeline.answers import of_smaller
from netzwerk.pipeline.files import look_of, map_files, shown_of
from netzwerk.render.gate import guard_edition
from netzwerk.render.page import fixed_parts, page_texts
from netzwerk.render.zipped import repack
from netzwerk.texts import say
from netzwerk.views.edition_map import plan_edition
from netzwerk.views.editions import edition_of, withheld_names
from netzwerk.views.source import town_name

if TYPE_CHECKING:
    import pandas as pd

    from netzwerk.network import Network
    from netzwerk.pipeline.record import Wave
    from netzwerk.views.plan import MapPlan

__all__ = ["check_editions", "edition_files"]

# What no file's name may hold on any system.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\u200b-\u200f\u202a-\u202e\u2028\u2029.]+')


def check_editions(editions: Iterable[str]) -> tuple[str, ...]:
    """Return the editions asked for beside the internal one, each once, in their order.

    Raises
    ------
    UsageError
        On another word.

    Examples
    --------
    >>> check_editions(["public", "internal", "public"])
    ('public',)
    """
    asked = {edition.strip() for edition in editions}
    for edition in sorted(asked - {*terms.EDITIONS}):
        raise UsageError("unknown_edition", value=edition, allowed=", ".join(terms.EDITIONS))
    return tuple(edition for edition in terms.EDITIONS[1:] if edition in asked)


def edition_files(
    wave: Wave, edition: str, *, shown: frozenset[str], seed: int = 1, lang: str = "de"
) -> dict[str, bytes]:
    """Make one edition: a folder with map, figures and LIESMICH, and the same as a ZIP.

    Parameters
    ----------
    wave : Wave
        What was read and answered.
    edition : str
        participants or public.
    shown : frozenset of str
        Who may be named (`consenting`).
    seed : int
        The same seed gives the same places.
    lang : str
        de or en.

    Returns
    -------
    dict of path to bytes
        By the path in the wave's folder.

    Raises
    ------
    LeakError
        If a finished file holds a name that the edition must not show.
    """
    wishes = wave.tables.settings.wishes_open
    small = edition_of(wave.net, edition, shown=shown, wishes=wishes)
    plan = plan_edition(
        wave.net, edition, shown=shown, wishes=wishes, measured=shown_of(wave.answers),
        of_shown=_of_shown(wave, small, edition),
        look=look_of(wave.tables.town, wave.tables.settings, seed=seed, lang=lang),
    )  # fmt: skip
    start = _start(wave.net.wave, plan.town)
    end = say(f"editions.file_{edition}", lang)
    name = f"{start}_{say('editions.file_map', lang)}_{end}"
    drawn = map_files(plan, figures=wave.answers is not None)
    files = {f"{name}.{path.rpartition('.')[2]}": content for path, content in drawn.items()}
    files["LIESMICH.txt"] = _readme(plan, list(files)).encode()
    guard_edition(
        files, withheld_names(wave.net, small), told=_told(plan, small.actors["name"]), pinned=fixed_parts()
    )
    folder = f"editions/{edition}/"
    packed = {f"editions/{start}_{end}.zip": _zip(files, f"{start}_{end}")}
    return {f"{folder}{path}": content for path, content in files.items()} | packed


def _of_shown(wave: Wave, small: Network, edition: str) -> dict[str, pd.DataFrame] | None:
    """Measure the smaller network of participants anew where somebody is left out of it."""
    if edition == terms.PUBLIC or wave.answers is None or small.n == wave.net.n:
        return None
    return of_smaller(wave.answers, small)


def _told(plan: MapPlan, names: Iterable[str]) -> list[str]:
    """List the words that may stand in an edition, whoever is withheld."""
    styles = [text for style in plan.sectors for text in (style.key, style.label)]
    fields = [field for field, _ in plan.fields]
    shorts = [node.short for node in plan.nodes]
    keys = [node.actor for node in plan.nodes]
    own = [plan.title, plan.town, plan.wave, plan.source, *(one.sentence for one in plan.statements)]
    return [*names, *shorts, *keys, *styles, *fields, *plan.kinds, *own, *page_texts(plan.lang).values()]


def _start(wave: str, town: str) -> str:
    """Begin the files' names: the wave's date, or its name, and the town.

    Examples
    --------
    >>> _start("2018-04-12-auftakt", "Beispielstadt"), _start("", "Bad Musterort/Süd")
    ('2018-04-12_Beispielstadt', 'Bad-Musterort-Süd')
    """
    dated = re.match(r"\d{4}-\d{2}-\d{2}", wave)
    parts = [dated[0] if dated else wave, town_name(town)]
    return "_".join(_FORBIDDEN.sub("-", part).replace(" ", "-").strip("-")[:60] for part in parts if part)


def _readme(plan: MapPlan, names: Sequence[str]) -> str:
    page = next(name for name in names if name.endswith(".html"))
    figures = [name.rpartition(".")[2].upper() for name in names if name != page]
    key = "editions.readme" if figures else "editions.readme_map"
    return say(
        key, plan.lang, title=f"{plan.title}, {plan.date}".strip(", "), label=plan.edition_label, map=page,
        figures=", ".join(figures),
    )  # fmt: skip


def _zip(files: Mapping[str, bytes], folder: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for path, content in files.items():
            archive.writestr(f"{folder}/{path}", content)
    return repack(held.getvalue())

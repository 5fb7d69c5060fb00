"""The maps of a run: one a wave in places that stay, one of all waves, and the story that each tells."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from netzwerk.errors import SettingsError
from netzwerk.pipeline.comparing import known_over_waves
from netzwerk.pipeline.files import for_meetings, look_of, map_files, plan_of
from netzwerk.render.saving import to_bytes
from netzwerk.views.story import Station, read_story, story_text
from netzwerk.views.wave_map import plan_waves

if TYPE_CHECKING:
    from netzwerk.pipeline.record import Wave
    from netzwerk.sheet import Sheets
    from netzwerk.views.plan import MapPlan

__all__ = ["STORY", "draw_maps"]

STORY = "story.toml"
_MARK = "# sha256 "


def draw_maps(
    waves: Sequence[Wave], sheets: Sheets, raw: Path, *, seed: int = 1, lang: str = "de"
) -> tuple[list[dict[str, bytes]], dict[str, bytes]]:
    """Draw the map of each wave, and one of all.

    Parameters
    ----------
    waves : sequence of Wave
        The oldest first; who stood on one map stands in the same place on the next.
    sheets : Sheets
        With what is known of names that changed between the waves.
    raw : Path
        Where people may have put a story of their own.
    seed : int
        The same seed gives the same places.
    lang : str
        de or en.

    Returns
    -------
    each : list of dict of path to bytes
        The files of each wave, by the path in its folder.
    whole : dict of path to bytes
        map.html of the comparison; empty where there is one wave.

    Raises
    ------
    SettingsError
        If a story that people wrote cannot be read.
    """
    plans: list[MapPlan] = []
    each = []
    for wave in waves:
        story = _own_story(raw, wave)
        plan = plan_of(
            wave.net, wave.answers, town=wave.tables.town, settings=wave.tables.settings, seed=seed,
            lang=lang, story=story, after=plans,
        )  # fmt: skip
        plans.append(plan)
        each.append(map_files(plan, figures=wave.answers is not None))
        if plan.stations:
            each[-1][STORY] = _marked(story_text(plan.stations, lang=lang)).encode()
    if len(waves) < 2:
        return each, {}
    last = waves[-1]
    shown = {}
    if last.answers is not None:
        shown = dict(zip(("gaps", "register"), for_meetings(last.answers), strict=True))
    nets = [wave.net for wave in waves]
    whole = plan_waves(
        nets, plans=plans, shown=shown,
        known=known_over_waves(nets, successions=sheets.successions, decisions=sheets.decisions),
        look=look_of(last.tables.town, last.tables.settings, seed=seed, lang=lang),
    )  # fmt: skip
    return each, {"map.html": to_bytes(whole, ".html")}


def _marked(text: str) -> str:
    """Tell a story that nobody touched from one that somebody wrote into."""
    return f"{text}\n{_MARK}{sha256(text.encode()).hexdigest()}\n"


def _untouched(text: str) -> bool:
    body, _, mark = text.rpartition(f"\n{_MARK}")
    return bool(body) and sha256(body.encode()).hexdigest() == mark.strip()


def _own_story(raw: Path, wave: Wave) -> tuple[Station, ...] | None:
    """Read the story that people wrote for a wave: beside its sheets, beside all, or in the results."""
    for place in (raw / wave.tables.wave / STORY, raw / STORY, wave.folder / STORY):
        if not place.is_file():
            continue
        try:
            text = place.read_text("utf-8").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as fault:
            raise SettingsError("story_broken", name=STORY, why=str(fault)) from None
        if not _untouched(text):
            return read_story(text, name=STORY)
    return None

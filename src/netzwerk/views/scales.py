"""Numbers and words to what the eye reads: sizes, colours, shapes and the letter beside the colour."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from netzwerk import terms
from netzwerk.texts import say
from netzwerk.views.labels import readable

__all__ = ["SHAPES", "Style", "contrast", "outline", "radii", "sector_styles"]

# Okabe and Ito's five that keep 3:1 on white, and the grey of what is not stated.
BLUE, VERMILLION, GREEN, PURPLE, BLACK = "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#000000"
COLOURS = (BLUE, VERMILLION, GREEN, PURPLE, BLACK)
GREY = "#767676"
# Five colours and six shapes meet anew only after thirty sectors.
SHAPES = ("circle", "square", "diamond", "hexagon", "triangle", "pentagon")
SMALLEST, LARGEST = 8.5, 17.0


@dataclass(frozen=True, slots=True)
class Style:
    """How the actors of one sector look: colour, shape, letters, and the letters' ink.

    Attributes
    ----------
    key, label : str
        The sector as the table spells it, and as the legend says it.
    colour, ink : str
        Hexadecimal; the ink keeps 4.5:1 on the colour.
    shape : str
        circle, square, diamond, hexagon, triangle or pentagon.
    letter : str
        One or two letters that no other sector has.
    count : int or None
        How many actors; None where they are too few to be told.
    """

    key: str
    label: str
    colour: str
    ink: str
    shape: str
    letter: str
    count: int | None


# Corners, where the first one points, and how far they reach, so that all shapes look of one size.
_CORNERS = {
    "square": (4, 45.0, 1.25),
    "diamond": (4, 0.0, 1.2),
    "hexagon": (6, 30.0, 1.1),
    "triangle": (3, 0.0, 1.3),
    "pentagon": (5, 0.0, 1.15),
}


def outline(shape: str) -> tuple[tuple[float, float], ...]:
    """Return a shape's corners around (0, 0) for radius 1, y downwards; none for the circle.

    Examples
    --------
    >>> outline("circle"), len(outline("hexagon"))
    ((), 6)
    """
    if shape not in _CORNERS:
        return ()
    corners, turn, reach = _CORNERS[shape]
    drop = 0.2 if shape == "triangle" else 0.0
    angles = [math.radians(turn + 360.0 * k / corners) for k in range(corners)]
    return tuple(
        (round(reach * math.sin(angle), 4), round(drop - reach * math.cos(angle), 4)) for angle in angles
    )


def _luminance(colour: str) -> float:
    parts = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours as WCAG 2.1 defines it, 1 to 21.

    Examples
    --------
    >>> contrast("#000000", "#ffffff")
    21.0
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 3)


def sector_styles(
    sectors: Sequence[str], order: Sequence[str] = (), *, lang: str = "de"
) -> tuple[Style, ...]:
    """Give each sector its colour, shape and letter: in a stated order, else alphabetically.

    Parameters
    ----------
    sectors : sequence of str
        One for each actor; `unknown` and empty share the grey last place.
    order : sequence of str
        Sectors that come first, as netzwerk.toml orders them.
    lang : str
        The language of the label of `unknown`.

    Examples
    --------
    >>> [(style.letter, style.count) for style in sector_styles(["Schulen", "Kitas", "Schulen"])]
    [('K', 1), ('S', 2)]
    """
    named = [sector or terms.UNKNOWN for sector in sectors]
    known = sorted(set(named) - {terms.UNKNOWN} - set(order), key=lambda s: (s.casefold(), s))
    listed = [sector for sector in dict.fromkeys(order) if sector in named] + known
    letters = _letters(listed)
    styles = []
    for place, sector in enumerate(listed):
        colour = COLOURS[place % len(COLOURS)]
        ink = max("#ffffff", "#000000", key=lambda other: contrast(colour, other))
        shape = SHAPES[place % len(SHAPES)]
        label = readable(sector)
        styles.append(Style(sector, label, colour, ink, shape, letters[sector], named.count(sector)))
    if terms.UNKNOWN in named:
        label = say("map.sector_unknown", lang)
        count = named.count(terms.UNKNOWN)
        styles.append(Style(terms.UNKNOWN, label, GREY, "#ffffff", "circle", "?", count))
    return tuple(styles)


def _letters(sectors: Sequence[str]) -> dict[str, str]:
    """One letter where no other sector begins with it, else two that tell them apart."""
    given: dict[str, str] = {}
    cleaned = {sector: re.sub(r"[\W\d_]+", "", readable(sector)) or "#" for sector in sectors}
    first = [text[0].upper() for text in cleaned.values()]
    for sector, text in cleaned.items():
        pairs = [text[0].upper() + char.lower() for char in text[1:]]
        alone = [text[0].upper()] if first.count(text[0].upper()) == 1 else []
        numbered = [f"{text[0].upper()}{k}" for k in range(1, len(sectors) + 2)]
        given[sector] = next(c for c in [*alone, *pairs, *numbered] if c not in given.values())
    return given


def radii(values: Sequence[float]) -> np.ndarray:
    """Turn a measure into radii: the area grows with the value, the smallest stays legible.

    Parameters
    ----------
    values : sequence of float
        One for each actor; NaN counts as the smallest.

    Returns
    -------
    ndarray of float
        Radii in the map's units, 8.5 to 17.

    Examples
    --------
    >>> radii([0, 1, 4]).tolist()
    [8.5, 12.75, 17.0]
    >>> radii([2, 2]).tolist()
    [12.75, 12.75]
    """
    numbers = np.asarray(values, dtype=float)
    finite = numbers[np.isfinite(numbers)]
    if not len(finite) or finite.max() <= finite.min():
        return np.full(len(numbers), (SMALLEST + LARGEST) / 2)
    low = min(0.0, float(finite.min()))
    share = np.clip((np.nan_to_num(numbers, nan=low) - low) / (finite.max() - low), 0, 1)
    scaled: np.ndarray = np.round(SMALLEST + (LARGEST - SMALLEST) * np.sqrt(share), 2)
    return scaled

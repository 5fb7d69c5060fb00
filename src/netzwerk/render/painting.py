"""What all figures share: matplotlib's settings, and a drawing as bytes that the same drawing gives again."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING

from netzwerk.render.plain import xml_text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["first_font", "painting", "png_bytes", "svg_text"]

_DOTS = 200
_FONTS = ("Arial", "Helvetica", "Liberation Sans", "DejaVu Sans")
_DEJAVU = 0.88  # DejaVu Sans is wider than the others, which share their widths
_FAMILY = "Arial, Helvetica, &quot;Liberation Sans&quot;, &quot;DejaVu Sans&quot;, sans-serif"


@contextmanager
def painting() -> Iterator[None]:
    """Draw with settings under which text stays text and ids stay the same."""
    import matplotlib as mpl

    settings = {"svg.fonttype": "none", "svg.hashsalt": "netzwerk", "text.usetex": False}
    with mpl.rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        yield


def first_font() -> tuple[str, float]:
    """Return the first of the fonts that is installed, and by how much it is made smaller to fit."""
    from matplotlib.font_manager import fontManager

    known = set(fontManager.get_font_names())
    font = next(font for font in _FONTS if font in known)  # DejaVu Sans comes with matplotlib
    return font, _DEJAVU if font == "DejaVu Sans" else 1.0


def svg_text(figure: Figure, title: str, described: str) -> str:
    """Print a figure as SVG with a title and a description for readers who do not see it."""
    held = io.StringIO()
    figure.savefig(held, format="svg", metadata={"Date": None, "Creator": None})
    drawn = re.sub(r"(font(?:-family)?:[^;\"]*?)'[^\"]*?(?=[;\"])", rf"\1{_FAMILY}", held.getvalue())
    drawn = re.sub(r"<!DOCTYPE.*?>\s*|<metadata>.*?</metadata>\s*|<!--.*?-->\s*", "", drawn, flags=re.S)
    named = (
        f"<title>{escape(xml_text(title), quote=False)}</title>"
        f"<desc>{escape(xml_text(described), quote=False)}</desc>"
    )
    drawn = re.sub(r"<svg ", '<svg role="img" ', drawn, count=1)
    return re.sub(r"(<svg [^>]*>)", lambda found: found[1] + named, drawn, count=1)


def png_bytes(figure: Figure, title: str, described: str, *, dots: int = _DOTS) -> bytes:
    """Print a figure as PNG, so many dots an inch."""
    held = io.BytesIO()
    metadata = {"Software": None, "Title": xml_text(title), "Description": xml_text(described)}
    figure.savefig(held, format="png", dpi=dots, metadata=metadata)
    return held.getvalue()

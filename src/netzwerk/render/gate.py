"""The gate: searches finished bytes for what an edition must not show, and lets nothing pass that has it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence

from netzwerk.errors import LeakError

__all__ = ["guard_edition"]

_WORDS = re.compile(r"\w+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"<[^<>]*>")
_ZIPPED, _PNG = b"PK\x03\x04", b"\x89PNG\r\n\x1a\n"
_PLAIN = (".html", ".svg", ".txt", ".csv", ".json", ".md", ".xml", ".rels", ".png")


def guard_edition(
    files: Mapping[str, bytes],
    withheld: Iterable[str],
    *,
    told: Iterable[str] = (),
    pinned: Iterable[str] = (),
) -> None:
    """Refuse an edition whose files hold a name that it must not show.

    Names are searched as runs of words, whatever stands between the words (a line break of a label, a tag, an
    escape): in the text of each file, in every part of zip-based ones, in names of files and parts, in what a
    picture says of itself. Words of names that are shown are passed over first, so that the shown AWO-Kita is
    not taken for a withheld AWO.

    Parameters
    ----------
    files : mapping of path to bytes
        The finished edition.
    withheld : iterable of str
        Names that may not be in it.
    told : iterable of str
        Names and words that may: those shown, sectors, fields, the town, the page's own texts.
    pinned : iterable of str
        Texts that are the same in every page, such as its scripts, and are not searched.

    Raises
    ------
    LeakError
        If a withheld name is found, or a file is of a kind that cannot be searched.

    Examples
    --------
    >>> guard_edition({"map.html": b"<b>AWO-Kita</b>"}, ["AWO"], told=["AWO-Kita"])
    >>> guard_edition({"map.html": b"<b>AWO</b><i>Kita</i>"}, ["AWO-Kita"])
    Traceback (most recent call last):
        ...
    netzwerk.errors.LeakError: ...
    """
    names = {name: run for name in withheld if (run := _run(name))}
    shown = sorted({_run(text) for text in told} - {""}, key=lambda run: (-len(run), run))
    known = [run for run in shown if any(name in run for name in names.values())]
    fixed = sorted(pinned, key=len, reverse=True)
    for path, content in sorted(files.items()):
        for part, text in _texts(path, content):
            bare = _without(text, fixed)
            for way in (f"{part} {bare}", _TAG.sub(" ", bare)):
                if found := _found(way, names, known):
                    raise LeakError("leak", file=path, name=found)


def _without(text: str, fixed: Sequence[str]) -> str:
    for script in fixed:
        text = text.replace(script, " ")
    return text


def _found(text: str, names: Mapping[str, str], known: Sequence[str]) -> str:
    words = _run(text)
    for run in known:
        words = words.replace(run, " \0 ")
    return next((name for name, run in names.items() if run in words), "")


def _run(text: str) -> str:
    """Return a text's words in small letters, a blank before, between and behind."""
    plain = html.unescape(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
    words = _WORDS.findall(plain.casefold())
    return f" {' '.join(words)} " if words else ""


def _said_in(picture: bytes) -> Iterator[str]:
    """Give what a PNG says of itself; in its compressed pixels any short name stands by chance."""
    at = len(_PNG)
    while at + 8 <= len(picture):
        size, kind = int.from_bytes(picture[at : at + 4], "big"), picture[at + 4 : at + 8]
        body = picture[at + 8 : at + 8 + size]
        if at + size + 12 > len(picture):
            break
        if kind in (b"tEXt", b"iTXt", b"eXIf"):
            yield body.decode("utf-8", errors="ignore")
            yield body.decode("latin-1")
        elif kind == b"zTXt":
            raise LeakError("unsearchable", file="zTXt")
        at += size + 12
    yield picture[at:].decode("utf-8", errors="ignore")


def _texts(path: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Give each part's name and its text, those within zip-based files too."""
    if content.startswith(_ZIPPED):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from _texts(f"{path} {name}", archive.read(name))
    elif content.startswith(_PNG):
        yield path, " ".join(_said_in(content))
    elif path.endswith(_PLAIN):
        yield path, content.decode("utf-8", errors="ignore")
    else:
        raise LeakError("unsearchable", file=path)

"""What was assumed, as lines of netzwerk.toml that would overrule it: one block, ready to paste."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netzwerk.sheet import Assumption
from netzwerk.texts import say

__all__ = ["overruling"]

_SHEETS = '[sheets."'


def overruling(assumed: Iterable[tuple[str, Sequence[Assumption]]], *, lang: str) -> list[str]:
    r"""Fold the assumptions of all waves into one text of netzwerk.toml, each sentence as a comment.

    Parameters
    ----------
    assumed : iterable of (wave, assumptions)
        What was taken for granted.
    lang : str
        Language of the comments.

    Returns
    -------
    list of str
        Lines. Where two waves assume different things of files of one name, the table names the wave, too.

    Examples
    --------
    >>> guess = Assumption("blank_in_matrix", '[asked]\nblank_in_matrix = "no"', "gruppe-3.xlsx")
    >>> lines = overruling([("2018", [guess]), ("2019", [guess])], lang="en")
    >>> lines[0], lines[1][:2], lines[2]
    ('[asked]', '# ', 'blank_in_matrix = "no"')
    """
    tables: dict[str, dict[str, list[str]]] = {}
    bare: list[str] = []
    for wave, assumptions in assumed:
        for one in assumptions:
            comment = f"# {say(f'assumptions.{one.code}', lang, **one.values)}"
            header, *lines = one.toml.splitlines() or [""]
            if header.startswith(_SHEETS):
                header = _of_wave(header, wave) if _differs(tables.get(header, {}), lines) else header
            elif one.file:
                comment += f" ({one.file})"
            if not lines:
                bare += [line for line in (comment, header) if line and line not in bare]
                continue
            _add(tables.setdefault(header, {}), comment, lines)
    said = list(bare)
    for header, keys in tables.items():
        said.append(header)
        for line, comments in keys.items():
            said += [*comments, line]
    return said


def _differs(known: dict[str, list[str]], lines: Sequence[str]) -> bool:
    """Whether a key stands there already with another value."""
    values = {line.partition("=")[0].strip(): line for line in known}
    return any(values.get(line.partition("=")[0].strip(), line) != line for line in lines)


def _of_wave(header: str, wave: str) -> str:
    return header.replace(_SHEETS, f"{_SHEETS}{wave}/", 1)


def _add(keys: dict[str, list[str]], comment: str, lines: Sequence[str]) -> None:
    """Put lines under their table; the comment stands once, above the first of them."""
    first = True
    for line in lines:
        comments = keys.setdefault(line, [])
        if first and comment not in comments:
            comments.append(comment)
        first = False

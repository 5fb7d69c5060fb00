"""The bibliography: what the records of measures name as their source, as BibTeX."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from netzwerk.texts import words

__all__ = ["bibtex", "citation", "named"]


def named(sources: Iterable[str]) -> list[str]:
    """List the works that sources name, each once, sorted; several in one are joined by semicolons.

    Examples
    --------
    >>> named(["Freeman 1977; Brandes 2001", "Brandes 2001", ""])
    ['Brandes 2001', 'Freeman 1977']
    """
    return sorted({part.strip() for source in sources for part in source.split(";")} - {""})


def citation(name: str) -> str:
    """Return a work's key in the bibliography: letters and the year.

    Examples
    --------
    >>> citation("Guimerà & Amaral 2005"), citation("Barrat et al. 2004")
    ('guimera-amaral-2005', 'barrat-et-al-2004')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def bibtex(names: Iterable[str]) -> str:
    """Print the works that are known as BibTeX entries, in the order given; others are left out.

    Examples
    --------
    >>> print(bibtex(["Harary 1969"]))
    @book{harary-1969,
      author = {Harary, Frank},
      title = {{Graph Theory}},
      year = {1969},
      publisher = {Addison-Wesley},
      address = {Reading, MA}
    }
    """
    known = words("sources")
    return "\n\n".join(_entry(name, dict(known[name])) for name in names if name in known)


def _entry(name: str, said: dict[str, str]) -> str:
    kind = said.pop("type")
    said["title"] = f"{{{said['title']}}}"
    fields = ",\n".join(f"  {field} = {{{value}}}" for field, value in said.items())
    return f"@{kind}{{{citation(name)},\n{fields}\n}}"

"""The tree of what can go wrong: each error is one sentence from the catalogue, and an exit code.

NetzwerkError
├── UsageError          2   a call with words it does not know
├── SettingsError       2   netzwerk.toml says what it may not
├── NothingReadError    3   no folder, an empty folder, no readable sheet
├── FileRefusedError        one file cannot be read (becomes a finding; the others are still read)
├── TableError          2   a table lacks a column or holds a value it may not
├── NetworkError        2   a network cannot be built or asked this
├── OutputError         2   a file cannot be written (held open by Excel, no room, no right)
└── LeakError           70  an edition would show what it must not; nothing is written
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping

from netzwerk.texts import DEFAULT_LANGUAGE, say

EXIT_DONE, EXIT_PARTLY_READ, EXIT_USAGE, EXIT_NOTHING_READ, EXIT_FAULT = 0, 1, 2, 3, 70


_SYSTEM = {
    errno.ENOENT: "missing", errno.EACCES: "denied", errno.EPERM: "denied", errno.ENOSPC: "full",
    errno.EROFS: "read_only", errno.EISDIR: "folder", errno.ENOTDIR: "file_above",
    errno.ENAMETOOLONG: "long", errno.EBUSY: "busy",
}  # fmt: skip


def because(error: OSError) -> Callable[[str], str]:
    """Return what the system says of a failure, in the language asked for.

    Examples
    --------
    >>> because(OSError(errno.ENOSPC, "No space left on device"))("de")
    'kein Platz mehr auf dem Datenträger'
    """
    key = _SYSTEM.get(error.errno or 0, "other")
    return lambda lang: say(f"settings.system_{key}", lang)


def spoken(values: Mapping[str, object], lang: str) -> dict[str, object]:
    """Return the values of a sentence, those that depend on the language said in it."""
    return {name: value(lang) if callable(value) else value for name, value in values.items()}


class NetzwerkError(Exception):
    """Something a user can mend: one sentence that says what, where, what is allowed, what to do.

    Parameters
    ----------
    key : str
        The sentence's key in the catalogue's file `errors`.
    **values : object
        What stands in its braces.

    Examples
    --------
    >>> error = NothingReadError("no_folder", path="data/raw/nirgends")
    >>> error.exit_code
    3
    >>> "data/raw/nirgends" in error.say("en")
    True
    """

    exit_code = EXIT_USAGE

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def say(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence in one language."""
        return say(f"errors.{self.key}", lang, **spoken(self.values, lang))

    def __str__(self) -> str:
        return self.say()


class UsageError(NetzwerkError):
    """A call with words it does not know."""


class SettingsError(NetzwerkError):
    """netzwerk.toml says what it may not."""


class NothingReadError(NetzwerkError):
    """No folder, an empty folder, or nothing in it that could be read."""

    exit_code = EXIT_NOTHING_READ


class FileRefusedError(NetzwerkError):
    """One file cannot be read; it becomes a finding and the others are still read."""

    exit_code = EXIT_PARTLY_READ

    def say(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence of the finding that it becomes."""
        return say(f"findings.file_{self.key}", lang, file="", **spoken(self.values, lang))


class TableError(NetzwerkError):
    """A table lacks a column or holds a value it may not hold."""


class NetworkError(NetzwerkError):
    """A network cannot be built, or cannot be asked this."""


class OutputError(NetzwerkError):
    """A file cannot be written."""


class LeakError(NetzwerkError):
    """An edition would show what it must not; nothing of the run is written."""

    exit_code = EXIT_FAULT

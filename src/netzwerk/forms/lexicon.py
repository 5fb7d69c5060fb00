"""What people write, folded and looked up: headers to roles, answers to states, marks, strengths."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from netzwerk.settings import Settings
from netzwerk.texts import words

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_KEPT_MARKS = "-–—×✓✔•●☒☑☐?"
# Organisation: Jugendamt – a line that says something, not a header.
_STATED = re.compile(r":\s*\w")
_GENDER = re.compile(r"(?<=\w)(?:[*:_/·]-?in(?:nen)?|\(in(?:nen)?\)|Innen)\b")
_LONGEST = 12
# A title of more words than these is a sentence.
_TITLE = 6
# A remark has more words than these; an abbreviation at its end fewer letters.
_NAMED, _ABBREVIATED = 2, 5
# A line between two rules is no name: -- Pause --
_RULED = re.compile(r"\s*([-–—=*~_#])\1+\s.*\s\1{2,}\s*")
# A title with one of these is a legend.
_BRACKET_WORDS = frozenset(
    ("klammer", "klammern", "eingeklammert", "brackets", "bracketed", "legende", "key")
)
_NUMBERED = 0.95
_WEAK = ("name", "weak_actor")
# A phrase for partners wins over one for actors of the same length: Organisation, mit der Sie kooperieren.
_PARTNERS = ("target", "target_wish")
# What a negation turns round.
_TURNED = ("wish", "target_wish", "target", "exists")
_BEGINNING = ("kind", "weak_actor", "number")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# Roles of columns that carry nothing about cooperation, and those that never leave the intake.
PRIVATE_ROLES = frozenset({"contact", "remark", "respondent"})
GENERAL_ROLES = ("actor", "target", "target_wish")


@cache
def plain(text: str) -> str:
    r"""Fold a word for lookup: case, umlauts, punctuation and blanks; a lone mark stays itself.

    Examples
    --------
    >>> plain("Intensität\n(1-3)"), plain(" – "), plain("Lfd. Nr.")
    ('intensitaet 1 3', '–', 'lfd nr')
    """
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf").casefold().translate(_UMLAUTS)
    folded = " ".join(re.sub(r"[^\w]|_", " ", text).split())
    return folded or "".join(text.split())


@cache
def sign(text: str) -> str:
    """Fold a mark or a word: brackets and dots aside, a short one must stand alone.

    Examples
    --------
    >>> sign("(x)"), sign("W."), sign("-1"), sign("Gar nicht")
    ('x', 'w', '-1', 'gar nicht')
    """
    folded = plain(text)
    bare = re.sub(r"[\s().\[\]]", "", unicodedata.normalize("NFKC", text)).casefold()
    return folded if len(folded) > 2 or bare == folded else bare


def _table(lists: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return MappingProxyType({plain(word): name for name, entries in lists.items() for word in entries})


@cache
def state_words() -> Mapping[str, str]:
    """Folded words for the state of a tie."""
    return _table(words("values")["states"])


@cache
def mark_words() -> Mapping[str, str]:
    """Folded marks: `yes` or `no`."""
    return _table(words("values")["marks"])


@cache
def role_words() -> Mapping[str, str]:
    """Folded marks and words for a role in a field of action."""
    return _table(words("values")["roles"])


@cache
def none_words() -> frozenset[str]:
    """Folded answers that say: no tie."""
    return frozenset(map(plain, words("values")["none"]["words"]))


@cache
def unknown_words() -> frozenset[str]:
    """Folded answers that say nothing."""
    return frozenset(map(plain, words("values")["unknown"]["words"]))


@cache
def verdict_words() -> Mapping[str, str]:
    """Folded words by which a profile page answers: `confirmed`, `denied` or `added`."""
    return _table(words("values")["verdicts"])


@cache
def strength_words() -> Mapping[str, float]:
    """Folded words for intensity, between 0 (loose) and 1 (close)."""
    lists = words("values")["strength"]
    return MappingProxyType({plain(w): int(level) / 100 for level, entries in lists.items() for w in entries})


@dataclass(frozen=True, slots=True)
class Role:
    """What a header says its column is: the role, and how sure (1 the very word, less inside a phrase)."""

    name: str
    score: float


NO_ROLE = Role("", 0.0)


@dataclass(frozen=True)
class Lexicon:
    """Header words by role, with those of netzwerk.toml.

    Examples
    --------
    >>> lexicon = Lexicon.of(Settings())
    >>> lexicon.role("Wie intensiv? (1-3)").name, lexicon.role("möchte zusammenarbeiten mit").name
    ('strength', 'target_wish')
    >>> lexicon.role("Jugendamt").name
    ''
    """

    phrases: Mapping[str, str]

    @classmethod
    def of(cls, settings: Settings) -> Lexicon:
        """Build it from the word list and what netzwerk.toml adds; the latter wins."""
        table = dict(_table(words("headers")))
        table.update(_table(settings.headers))
        return cls(MappingProxyType(table))

    def role(self, header: str) -> Role:
        """Return the role that a header names: the very word, the longest known phrase in it, its ending."""
        header = _GENDER.sub("", header)
        if _STATED.search(header):
            return NO_ROLE
        numbered = re.sub(r"\d+\s*$", "", header)  # Partner 2; but Organisation 7 may be a name
        for text, score in ((header, 1.0), (_BRACKETS.sub(" ", header), 1.0), (numbered, _NUMBERED)):
            exact = self.phrases.get(plain(text))
            if exact is not None and (exact != "number" or "(" not in text):  # Akteur (Nr.) asks for actors
                return Role(exact, score)
        folded = plain(_BRACKETS.sub(" ", header))
        roles = () if asks_how(folded) else _PARTNERS
        found = self._inside(folded, roles) if len(folded.split()) <= _LONGEST else NO_ROLE
        wishes = not partner_wishes().isdisjoint(folded.split())
        if found.name in _TURNED and negated(folded) and not (wishes and _still_to_come(folded)):
            return Role("refused", found.score) if wishes else NO_ROLE
        if found.name == "strength" and (wishes or state_in_title(header) == "wished"):
            return Role("wish", found.score)
        return Role("target_wish", found.score) if found.name == "target" and wishes else found

    def _inside(self, folded: str, partner_roles: tuple[str, ...]) -> Role:
        tokens = folded.split()
        found: list[tuple[int, bool, int, str]] = []
        for start in range(len(tokens)):
            for end in range(start + 1, len(tokens) + 1):
                phrase = " ".join(tokens[start:end])
                name = self.phrases.get(phrase, "")
                # A short word counts where a header begins with it: Art d. Kooperation, Wer seid ihr?
                if name in _PARTNERS and name not in partner_roles:
                    continue
                if name and (len(phrase) > 3 or (start == 0 and name in _BEGINNING)):
                    found.append((end - start, name not in _WEAK, -start, name))
        partners = max((length for length, *_, name in found if name in _PARTNERS), default=0)
        found = [one for one in found if one[-1] != "actor" or one[0] > partners]
        if found:
            length, *_, name = max(found)
            return Role(name, 0.5 + 0.4 * length / len(tokens))
        return _ending(tokens[-1]) if tokens else NO_ROLE


def _ending(word: str) -> Role:
    """Return the role of a compound's last part."""
    for name, endings in words("lines")["endings"].items():
        if any(word.endswith(plain(ending)) and len(word) > len(ending) for ending in endings):
            return Role(name, 0.6)
    return NO_ROLE


@cache
def negated(folded: str) -> bool:
    """Tell whether a folded header says that something is not so.

    Examples
    --------
    >>> negated("keine kooperation gewuenscht mit"), negated("noch nicht vorhanden"), negated("vorhanden")
    (True, True, False)
    """
    return not set(line_table("negations")["words"]).isdisjoint(folded.split())


def _still_to_come(folded: str) -> bool:
    return any(phrase in folded for phrase in line_table("negations")["not_yet"])


@cache
def asks_how(folded: str) -> bool:
    """Tell whether a folded header asks how, why or when rather than with whom.

    Examples
    --------
    >>> asks_how("in welcher form arbeiten sie zusammen"), asks_how("mit wem arbeiten sie zusammen")
    (True, False)
    """
    said = line_table("questions")
    begun = any(f"{folded} ".startswith(f"{word} ") for word in said["beginnings"])
    return begun and not any(f" {word} " in f" {folded} " for word in said["partners"])


@cache
def partner_wishes() -> frozenset[str]:
    """Return the folded words that turn a header of partners into one of wishes."""
    return frozenset(map(plain, words("lines")["partners"]["wishes"]))


def line_words(name: str) -> tuple[str, ...]:
    """Return a folded list of `words/lines.toml`."""
    return tuple(plain(word) for word in words("lines")[name])


@cache
def line_table(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the folded lists of one table of `words/lines.toml`."""
    return MappingProxyType(
        {key: tuple(map(plain, entries)) for key, entries in words("lines")[name].items()}
    )


@cache
def title_states() -> Mapping[str, str]:
    """Folded words of a title that say the state of what stands below it."""
    return _table(words("lines")["states"])


@lru_cache(maxsize=100_000)
def remarks(text: str) -> bool:
    """Tell whether a text reads like a remark rather than a name: a sentence, or one that begins small.

    Examples
    --------
    >>> remarks("hier war die Gruppe uneinig"), remarks("-- Pause --"), remarks("Verein e. V.")
    (True, True, False)
    """
    if _RULED.fullmatch(text):
        return True
    words_of = text.split()
    last = words_of[-1] if words_of else ""
    ended = text.rstrip().endswith(("!", "?", ":")) or (last.endswith(".") and len(last) > _ABBREVIATED)
    return len(words_of) > _NAMED and (ended or text.lstrip("(*-–→> ")[:1].islower())


def adds(title: str) -> bool:
    """Tell whether a title asks for the ties that are missing so far.

    Examples
    --------
    >>> adds("Neue Kooperationen:"), adds("Bisherige Kooperationen")
    (True, False)
    """
    folded = plain(title)
    return len(folded.split()) <= _TITLE and any(folded.startswith(w) for w in line_table("profile")["added"])


def state_in_title(text: str) -> str:
    """Return the state that a title gives to its table; nothing where it names two, or is a legend.

    Examples
    --------
    >>> state_in_title("Gewünschte Kooperationen"), state_in_title("Auftakt-Workshop")
    ('wished', '')
    """
    tokens = plain(text).split()
    bracketed = not _BRACKET_WORDS.isdisjoint(tokens)
    if len(tokens) > _TITLE or bracketed or "=" in text or any(token.isdigit() for token in tokens):
        return ""
    known = title_states()
    pairs = [" ".join(tokens[place : place + 2]) for place in range(len(tokens) - 1)]
    found = [known[pair] for pair in pairs if pair in known] or [known[t] for t in tokens if t in known]
    return found[0] if len(set(found)) == 1 else ""

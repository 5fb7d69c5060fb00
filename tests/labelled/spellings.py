"""A labelled set of spellings: organisations of invented towns, written the way people write them.

The operations, as they were written down before any rule was tuned:

| operation | what it does |
| --- | --- |
| as it is, UPPER, lower | case |
| umlauts | ä ö ü ß written ae oe ue ss |
| decomposed, soft hyphen, zero width, line break, padded | what files do |
| dashes | a hyphen as blank, en dash, or nothing; a blank as hyphen |
| legal | the legal form dropped, spaced (e. V.), doubled dot (e..V.), or e.V. added where there is none |
| short, bracketed | the roster's short name; the name with the short name in brackets |
| second word | Kita for Kindergarten, GS for Grundschule …: a list of its own, not the reader's |
| dotted | a long word cut after four letters, with a dot |
| town dropped, town added | the town's name at the end, or not |
| doubled, dropped, swapped, wrong | one slip; a wrong letter is a neighbour on the keyboard |
| two slips | two of these, names of twenty letters and more |
| blank moved | a letter swapped across a blank |
| article | der, die, das in front |
| initials | an acronym that the roster does not give: a person should be asked |
| umlauts lost | ä ö ü ß written a o u ss, as foreign keyboards do |
| truncated | cut after 24 letters inside a word, as narrow columns and old programs do |
| note | a remark in brackets behind it: was not there, asked, s.o., a question mark |
| person | a person of it: `Frau 01 (…)`, `…, Herr 02`, `Leitung …` |
| said | what people also say, written with the organisations |
| stranger | a look-alike that is not on the roster: never to be merged |
| by hand | what one evening's people wrote in `fresh.toml` and `sealed.toml`, as often as they wrote it |
| unclear | nobody could tell from the roster which of several is meant: to be asked, whoever is meant |
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from netzwerk.names import RosterEntry

HERE = Path(__file__).parent
TOWNS = (("Hagenbrück", "Kreis Moorland"), ("Altenlinde", "Landkreis Grünau"), ("Neuwiesen", "Kreis Bachtal"))
MADE_UP = {
    "south": ("Oberhaslach", "Haslachkreis"),
    "coast": ("Seeburg", "Küstenkreis"),
    "east": ("Lohwitz", "Elbtal"),
}
# Written after all rules, each with habits of its own; `unseen.toml` says which.
UNSEEN = {
    "rural": ("Heidmark", "Wesertal"),
    "metro": ("Hafenstadt", "Hafenstadt"),
    "notes": ("Bad Röhrsdorf", "Mühlental"),
}
# Written by hand, as people type in one evening, by two who did not know the rules; the second three towns
# were scored once, when the rules were finished, and the rules learned nothing from them but a guard.
FRESH = ("rheinfurt", "ahrenbach", "torgenau")
SEALED = ("zechenrath", "doerrenfels", "norderwatt")
NOTES = ("war nicht da", "angefragt", "s.o.", "neu", "entschuldigt", "?", "zugesagt")
PERSONS = ("Frau 01 ({})", "{}, Herr 02", "{} (Frau 03)", "Leitung {}", "Herr 04, {}")
SECOND_WORDS = (
    ("Kita", "Kindertagesstätte"), ("Kita", "Kindergarten"), ("Kindergarten", "Kita"), ("St.", "Sankt"),
    ("Grundschule", "GS"), ("Volkshochschule", "VHS"), ("AWO", "Arbeiterwohlfahrt"), ("Kath.", "Katholische"),
    ("DRK", "Deutsches Rotes Kreuz"), ("Katholische", "kath."), ("Ev.", "Evangelische"), ("und", "&"),
    ("Evangelischer", "Ev."), ("SV", "Sportverein"), ("Diakonisches Werk", "Diakonie"), ("Fachbereich", "FB"),
    ("Stadtbücherei", "Stadtbibliothek"), ("Agentur für Arbeit", "Arbeitsagentur"), ("Kreisverband", "KV"),
    ("Familienzentrum", "FZ"), ("Der Paritätische", "Paritätischer"),
)  # fmt: skip
LEGAL = re.compile(r"\s*\b(e\.V\.|gGmbH|GmbH & Co\. KG|GmbH|eG)$")
TIMES = re.compile(r"(.*?)(?: \*(\d+))?", re.DOTALL)
KEYS = ("qwertzuiop", "asdfghjkl", "yxcvbnm")


@dataclass(frozen=True)
class Spelled:
    """One spelling, the actor it stands for (None: not on the roster), and how it was made."""

    text: str
    actor: str | None
    operation: str


@dataclass(frozen=True)
class Town:
    """A made-up town: its roster, and what people wrote."""

    name: str
    roster: tuple[RosterEntry, ...]
    spelled: tuple[Spelled, ...]


def families(half: str) -> list[dict]:
    """The families of one half (`dev`, `holdout`) or of one made-up town (`south`, `rural` …)."""
    file = "towns.toml" if half in MADE_UP else "unseen.toml" if half in UNSEEN else "organisations.toml"
    return tomllib.loads((HERE / file).read_text("utf-8"))[half]


def fresh(name: str) -> Town:
    """One town of `fresh.toml` or `sealed.toml`: its roster, every spelling as often as written."""
    file = "fresh.toml" if name in FRESH else "sealed.toml"
    written = tomllib.loads((HERE / file).read_text("utf-8"))[name]
    roster: list[RosterEntry] = []
    spelled: list[Spelled] = []
    for number, (line, *said) in enumerate(written["actors"], start=1):
        full, *short = (part.strip() for part in line.split("|"))
        roster.append(RosterEntry(f"a{number:03d}", full, tuple(short), str(number)))
        broken = (full.upper(), f"  {full} ", full.replace(" ", "\n", 1))[number % 3]
        counted = [TIMES.fullmatch(text).groups("1") for text in (full, broken, *said)]
        spelled += [
            Spelled(text, f"a{number:03d}", "by hand") for text, times in counted for _ in range(int(times))
        ]
    actor = {entry.name: entry.actor for entry in roster}
    spelled += [Spelled(text, actor[meant], "unclear") for text, meant in written["unclear"].items()]
    spelled += [Spelled(text, None, "stranger") for text in written["strangers"]]
    return Town(name.title(), tuple(roster), tuple(spelled))


def town(half: str, *, seed: int = 1, place: int = 0, share: float = 1.0) -> Town:
    """One town, with a share of the families of one half (`both` for all)."""
    if half in FRESH + SEALED:
        return fresh(half)
    rng = np.random.default_rng([seed, place])
    name, district = (MADE_UP | UNSEEN).get(half, TOWNS[place])
    chosen = families("dev") + families("holdout") if half == "both" else families(half)
    if share < 1:
        keep = sorted(rng.choice(len(chosen), size=round(share * len(chosen)), replace=False))
        chosen = [chosen[i] for i in keep]
    roster: list[RosterEntry] = []
    spelled: list[Spelled] = []
    for family in chosen:
        filled = _fill(family, name=name, district=district)
        for line in filled["names"]:
            full, *short = (part.strip() for part in line.split("|"))
            entry = RosterEntry(f"a{len(roster):03d}", full, tuple(short), str(len(roster) + 1))
            roster.append(entry)
            spelled += _of(entry, rng, places=(name, district.split()[-1]) if half in UNSEEN else (name,))
        actor = {entry.name: entry.actor for entry in roster}
        spelled += [Spelled(text, actor[full], "said") for text, full in filled["said"].items()]
        spelled += [Spelled(text, None, "stranger") for text in filled["strangers"]]
    return Town(name, tuple(roster), tuple(spelled))


def _fill(family: dict, *, name: str, district: str) -> dict:
    def put(text: str) -> str:
        return text.replace("{T}", name).replace("{L}", district)

    return {
        "names": [put(line) for line in family["names"]],
        "said": {put(text): put(full) for text, full in family["said"].items()},
        "strangers": [put(text) for text in family["strangers"]],
    }


def _of(entry: RosterEntry, rng: np.random.Generator, *, places: tuple[str, ...]) -> list[Spelled]:
    """Every operation that changes the name, once; of each kind of slip two."""
    town, there = places[0], "|".join(places)
    made = {
        "as it is": entry.name, "upper": entry.name.upper(), "lower": entry.name.lower(),
        "umlauts": _umlauts(entry.name), "decomposed": unicodedata.normalize("NFD", entry.name),
        "soft hyphen": entry.name[:4] + "\u00ad" + entry.name[4:], "zero width": "\u200b" + entry.name,
        "line break": entry.name.replace(" ", "\n", 1), "padded": f"  {entry.name}\u00a0",
        "dash to blank": entry.name.replace("-", " "), "en dash": entry.name.replace("-", "–"),
        "dash dropped": entry.name.replace("-", ""), "blank to dash": entry.name.replace(" ", "-", 1),
        "legal dropped": LEGAL.sub("", entry.name), "legal spaced": entry.name.replace("e.V.", "e. V."),
        "legal dots": entry.name.replace("e.V.", "e..V."), "legal added": LEGAL.sub("", entry.name) + " e.V.",
        "second word": _second(entry.name, rng), "dotted": _dotted(entry.name),
        "town dropped": re.sub(rf"\s*(?:der Stadt |zu )?{town}\b", "", entry.name),
        "town added": entry.name if re.search(there, entry.name) else LEGAL.sub("", entry.name) + f" {town}",
        "article": f"{rng.choice(['der', 'die', 'das'])} {LEGAL.sub('', entry.name)}",
        "blank moved": _blank_moved(entry.name, rng), "initials": _initials(LEGAL.sub("", entry.name)),
    }  # fmt: skip
    made |= _habits(entry.name, rng)
    for number, short in enumerate(entry.short):
        made |= {f"short {number}": short, f"short upper {number}": short.upper(),
                 f"bracketed {number}": f"{LEGAL.sub('', entry.name)} ({short})"}  # fmt: skip
    for kind in (_doubled, _dropped, _swapped, _wrong):
        for time in (1, 2):
            made[f"{kind.__name__[1:]} {time}"] = kind(LEGAL.sub("", entry.name), rng)
    if len(entry.name) >= 20:
        made["two slips"] = _swapped(_dropped(LEGAL.sub("", entry.name), rng), rng)
    plain = made.pop("as it is")
    kept = {text: operation for operation, text in reversed(made.items()) if text not in (plain, "")}
    return [Spelled(plain, entry.actor, "as it is"), *(Spelled(t, entry.actor, o) for t, o in kept.items())]


def _habits(name: str, rng: np.random.Generator) -> dict[str, str]:
    """What people add to a name, or lose of it; with dice of its own, so that other operations stay."""
    dice = rng.spawn(1)[0]
    bare = LEGAL.sub("", name)
    lost = name.translate(
        str.maketrans({"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U", "ß": "ss"})
    )
    cut = len(name) > 27 and re.search(r"\w{3}$", name[:24])
    return {
        "umlauts lost": lost, "truncated": name[:24] if cut else name,
        "note": f"{bare} ({dice.choice(NOTES)})", "person": str(dice.choice(PERSONS)).format(bare),
    }  # fmt: skip


def _umlauts(name: str) -> str:
    for letter, two in zip("äöüßÄÖÜ", ("ae", "oe", "ue", "ss", "Ae", "Oe", "Ue"), strict=True):
        name = name.replace(letter, two)
    return name


def _second(name: str, rng: np.random.Generator) -> str:
    fitting = [(a, b) for a, b in SECOND_WORDS if re.search(rf"(?<!\w){re.escape(a)}(?!\w)", name)]
    if not fitting:
        return name
    a, b = fitting[int(rng.integers(len(fitting)))]
    return re.sub(rf"(?<!\w){re.escape(a)}(?!\w)", b, name, count=1)


def _dotted(name: str) -> str:
    return re.sub(r"\b([^\W\d_]{4})[^\W\d_]{6,}\b(?= )", r"\1.", name, count=1)


def _initials(name: str) -> str:
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return "".join(word[0] for word in words) if len(words) > 2 else name


def _spots(name: str) -> list[int]:
    """Where a slip may happen: inside words of five letters and more, not at their first letter."""
    return [
        at for word in re.finditer(r"[^\W\d_]{5,}", name) for at in range(word.start() + 1, word.end() - 1)
    ]


def _at(name: str, rng: np.random.Generator) -> int:
    spots = _spots(name)
    return int(rng.choice(spots)) if spots else -1


def _doubled(name: str, rng: np.random.Generator) -> str:
    at = _at(name, rng)
    return name if at < 0 else name[: at + 1] + name[at:]


def _dropped(name: str, rng: np.random.Generator) -> str:
    at = _at(name, rng)
    return name if at < 0 else name[:at] + name[at + 1 :]


def _swapped(name: str, rng: np.random.Generator) -> str:
    at = _at(name, rng)
    return name if at < 0 else name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _wrong(name: str, rng: np.random.Generator) -> str:
    at = _at(name, rng)
    row = next((row for row in KEYS if at >= 0 and name[at] in row), "")
    if not row:
        return name
    place = row.index(name[at])
    near = row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    return name[:at] + str(rng.choice(list(near))) + name[at + 1 :]


def _blank_moved(name: str, rng: np.random.Generator) -> str:
    blanks = [m.start() for m in re.finditer(r"(?<=\w\w) (?=\w\w)", name)]
    if not blanks:
        return name
    at = int(rng.choice(blanks))
    return name[: at - 1] + " " + name[at - 1] + name[at + 1 :]

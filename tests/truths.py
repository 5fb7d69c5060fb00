"""Random sheets of every form from a known truth: the rows, and what must come back from them.

What is drawn: who cooperates how, and how the group writes it (header words, order of columns, titles,
footers, how a mark or an intensity is typed). Nothing here looks at the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests.towns import HEADERS, KINDS, NAMES, SECTORS

LEVELS = {1.0: ("1", "gering", "selten"), 2.0: ("2", "mittel", "regelmäßig"), 3.0: ("3", "hoch", "eng")}
FIELDS = ("Bildung", "Gesundheit", "Wohnen", "Arbeit", "Kultur")
ROLES = {"active": ("x", "X", "×", "ja"), "lead": ("L", "federführend"), "planned": ("o", "geplant")}


@dataclass
class Truth:
    """Rows, and what stands in them: reports as (source, target, state, strength, kind), asked as
    (actor, about or `*`, answer), memberships as (actor, field, role), a roster's lines."""

    rows: list
    reports: set = field(default_factory=set)
    asked: set = field(default_factory=set)
    members: set = field(default_factory=set)
    listed: list = field(default_factory=list)


def _word(draw, role):
    return draw(st.sampled_from(HEADERS["de"][role]))


def _framed(draw, rows):
    """Title lines above, blank lines and a footer below."""
    above = draw(st.sampled_from(([], [["Ergebnisse der Gruppenarbeit"], []], [["Workshop am 12. April"]])))
    below = draw(st.sampled_from(([], [[], ["Stand: 12.4.2018"]], [[], ["Quelle: Flipchart"]])))
    return [*above, *rows, *below]


def _names(draw, least=4, most=7):
    return draw(st.lists(st.sampled_from(NAMES), min_size=least, max_size=most, unique=True))


def _level(draw, level, style):
    return LEVELS[level][style]


def _pairs(draw, names):
    """Each pair of two names at most once, with state, strength and kind."""
    every = [(a, b) for place, a in enumerate(names) for b in names[place + 1 :]]
    chosen = draw(st.lists(st.sampled_from(every), min_size=3, max_size=8, unique=True))
    made = []
    for a, b in chosen:
        one, other = (a, b) if draw(st.booleans()) else (b, a)
        state = draw(st.sampled_from(("existing", "existing", "existing", "wished")))
        strength = draw(st.sampled_from((1.0, 2.0, 3.0))) if state == "existing" else None
        made.append((one, other, state, strength))
    return made


@st.composite
def tie_lists(draw):
    names = _names(draw)
    style, state_words = (
        draw(st.integers(0, 2)),
        draw(st.sampled_from((("besteht", "gewünscht"), ("vorhanden", "Wunsch")))),
    )
    columns = draw(st.permutations(("target", "strength", "state", "kind")))
    rows = [[_word(draw, "actor"), *(_word(draw, c) for c in columns)]]
    made = Truth(rows)
    for source, target, state, strength in _pairs(draw, names):
        kind = draw(st.sampled_from(KINDS))
        values = {"target": target, "kind": kind, "state": state_words[state == "wished"],
                  "strength": _level(draw, strength, style) if strength else None}  # fmt: skip
        rows.append([source, *(values[c] for c in columns)])
        made.reports.add((source, target, state, strength, kind))
        made.asked.add((source, "*", "yes"))
    made.rows = _framed(draw, rows)
    return made


def _cells(draw, down, across):
    """What a matrix says; of a square one each pair is written once, so that no mirror repeats it."""
    half, square = draw(st.booleans()), down == across
    said = {}
    for i, a in enumerate(down):
        for j, b in enumerate(across):
            mirror = square and ((j < i) if half else (i + j) % 2 == (i > j))
            if a != b and not mirror:
                said[a, b] = draw(st.sampled_from((None, None, "-", "W", 1.0, 2.0, 3.0)))
    if sum(isinstance(value, float) for value in said.values()) < 3:
        said |= dict.fromkeys(list(said)[:3], 2.0)
    return said


@st.composite
def matrices(draw):
    across = _names(draw)
    down = across if draw(st.booleans()) else [n for n in NAMES if n not in across][:5]
    said = _cells(draw, down, across)
    shown = {None: None, "-": draw(st.sampled_from(("-", "–", "0"))), "W": "W", 1.0: 1, 2.0: 2, 3.0: 3}
    rows = [[draw(st.sampled_from(("", "Akteur", "von / nach"))), *across]]
    rows += [[a, *(shown[said.get((a, b))] for b in across)] for a in down]
    made = Truth(_framed(draw, rows))
    states = {"W": "wished", 1.0: "existing", 2.0: "existing", 3.0: "existing"}
    made.reports = {(a, b, states[value], None if value == "W" else value, "")
                    for (a, b), value in said.items() if value in states}  # fmt: skip
    filled = {a for (a, _), value in said.items() if value is not None}
    made.asked = {(a, b, "yes" if said.get((a, b)) in states else "no")
                  for a in down for b in across if a != b and a in filled}  # fmt: skip
    return made


@st.composite
def partner_lists(draw):
    names = _names(draw, 5, 8)
    separator = draw(st.sampled_from((", ", "; ", "\n", " / ", "\n• ")))
    style = draw(st.integers(0, 2))
    rows = [[_word(draw, "actor"), _word(draw, "target"), _word(draw, "target_wish")]]
    made = Truth(rows)
    for source in names[:3]:
        cells = {"existing": [], "wished": []}
        others = draw(
            st.lists(st.sampled_from([n for n in NAMES if n != source]), min_size=2, max_size=5, unique=True)
        )
        for target in others:
            state = draw(st.sampled_from(("existing", "existing", "wished")))
            strength = draw(st.sampled_from((None, 1.0, 2.0, 3.0))) if state == "existing" else None
            cells[state].append(target + (f" ({_level(draw, strength, style)})" if strength else ""))
            made.reports.add((source, target, state, strength, ""))
        lead = "• " if separator.startswith("\n•") else ""
        rows.append(
            [source, *(lead * bool(parts) + separator.join(parts) or None for parts in cells.values())]
        )
        made.asked.add((source, "*", "yes"))
    made.rows = _framed(draw, rows)
    return made


@st.composite
def affiliations(draw):
    names = _names(draw)
    fields = draw(st.lists(st.sampled_from(FIELDS), min_size=3, max_size=5, unique=True))
    rows = [["Akteur", *fields]]
    made = Truth(rows)
    for number, name in enumerate(names):
        cells = []
        for place, one in enumerate(fields):
            role = draw(st.sampled_from(("", "active", "lead", "planned")))
            role = "active" if place == number % len(fields) else role
            cells.append(draw(st.sampled_from(ROLES[role])) if role else None)
            made.members |= {(name, one, role)} if role else set()
        rows.append([name, *cells])
    made.rows = [["Wer ist in welchem Handlungsfeld aktiv?"], [], *rows]
    return made


@st.composite
def surveys(draw):
    names = _names(draw)
    question = draw(
        st.sampled_from(("Wie oft arbeiten Sie zusammen mit …?", "How often do you work with …?"))
    )
    none = draw(st.sampled_from(("gar nicht", "nie", "keine Zusammenarbeit", None)))
    style = draw(st.integers(1, 2))
    rows = [["Zeitstempel", "Ihre Organisation", *(f"{question} [{name}]" for name in names), "Anmerkungen"]]
    made = Truth(rows)
    answered = []
    for source in names[:4]:
        values = {n: draw(st.sampled_from((None, "none", 1.0, 2.0, 3.0))) for n in names if n != source}
        values = {n: (None if v == "none" and none is None else v) for n, v in values.items()}
        values[next(iter(values))] = 2.0
        answered.append((source, values))
        cells = [none if values.get(n) == "none" else _level(draw, v, style) if (v := values.get(n)) else None
                 for n in names]  # fmt: skip
        rows.append(
            [f"13.04.2018 10:{len(rows):02}:00", source, *cells, draw(st.sampled_from((None, "danke")))]
        )
    worded = any(v == "none" for _, values in answered for v in values.values())
    for source, values in answered:
        for target, value in values.items():
            if isinstance(value, float):
                made.reports.add((source, target, "existing", value, ""))
            answer = "yes" if isinstance(value, float) else "no" if value == "none" or not worded else "none"
            made.asked.add((source, target, answer))
    return made


@st.composite
def attendances(draw):
    names = _names(draw, 6, 12)
    word = draw(st.sampled_from(("Tisch", "Gruppe")))
    seats = [(name, f"{word} {draw(st.integers(1, 3))}") for name in names]
    seats[0], seats[1] = (names[0], f"{word} 1"), (names[1], f"{word} 2")
    made = Truth([], members={(name, group, "member") for name, group in seats})
    if draw(st.booleans()):
        made.rows = [["Organisation", word], *([name, group if draw(st.booleans()) else int(group[-1])]
                                                for name, group in seats)]  # fmt: skip
        return made
    groups = sorted({group for _, group in seats})
    columns = [[name for name, group in seats if group == one] for one in groups]
    depth = max(map(len, columns))
    body = [[column[row] if row < len(column) else None for column in columns] for row in range(depth)]
    made.rows = [["Wer sitzt hier?"], groups, *body]
    return made


@st.composite
def profiles(draw):
    names = _names(draw, 4, 8)
    owner, others = names[0], names[1:]
    style = draw(st.integers(0, 2))
    words = {"confirmed": ("stimmt", "ja", "x", "bestätigt"), "denied": ("stimmt nicht", "nein"),
             "added": ("neu", "fehlt")}  # fmt: skip
    title = draw(st.sampled_from((f"Organisation: {owner}", f"Netzwerkprofil: {owner}")))
    answer = draw(st.sampled_from(("Rückmeldung", "Stimmt das?", "bestätigt")))
    rows = [[title], [], ["Kooperationspartner", answer, "Intensität"]]
    made = Truth(rows)
    for place, other in enumerate(others):
        verdict = draw(st.sampled_from(("confirmed", "denied", "added", None))) if place else "confirmed"
        strength = draw(st.sampled_from((None, 1.0, 2.0, 3.0))) if verdict in ("confirmed", "added") else None
        word = draw(st.sampled_from(words[verdict])) if verdict else None
        rows.append([other, word, _level(draw, strength, style) if strength else None])
        if verdict in ("confirmed", "added"):
            made.reports.add((owner, other, "existing", strength, ""))
        made.asked.add((owner, other, {None: "none", "denied": "no"}.get(verdict, "yes")))
    return made


@st.composite
def rosters(draw):
    names = _names(draw, 3, 8)
    columns = draw(st.permutations(("actor", "sector", "number", "present", "public", "contact")))
    rows = [[_word(draw, c) for c in columns]]
    made = Truth(rows)
    for number, name in enumerate(names, 1):
        sector = draw(st.sampled_from(SECTORS))
        present, public = draw(st.booleans()), draw(st.booleans())
        values = {"actor": name, "sector": sector, "number": number, "public": "ja" if public else "nein",
                  "present": "x" if present else None,
                  "contact": f"kontakt{number:02}@stadt.example"}  # fmt: skip
        rows.append([values[c] for c in columns])
        made.listed.append((name, sector, present, public))
    made.rows = _framed(draw, rows)
    return made


FORMS = {
    "roster": rosters(), "tie_list": tie_lists(), "matrix": matrices(), "partner_list": partner_lists(),
    "affiliations": affiliations(), "survey": surveys(), "attendance": attendances(), "profile": profiles(),
}  # fmt: skip

"""Made-up towns: true reports from a seed, written in one of many ways that groups write them.

A town has organisations, groups and what they report. How a group writes it is drawn from the seed:
header words, order of columns, title lines and footers, the scale and its legend, words or numbers,
how a wish is marked, separators, one or two tables a sheet. Nothing here looks at the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from tests.sheets import sheet

NAMES = (
    "Bürgerverein Lindenhof", "Kita Wiesengrund", "Caritasverband Neustadt", "Diakonisches Werk Tal",
    "Jobcenter Neustadt",
    "Volkshochschule Neustadt", "Stadtbibliothek Neustadt", "Realschule am Wall", "Gymnasium Schillerpark",
    "Sportgemeinschaft Eintracht", "Moscheeverein Nord", "Polizeiinspektion Neustadt", "Tafel Neustadt",
    "Ausländeramt",
    "Handwerkskammer Mitte", "Musikzug Harmonie", "Frauenhaus Morgenstern", "Seniorenbeirat",
    "Jugendzentrum Dampflok",
    "Grundschule Birkenweg", "Kulturladen Westend", "Mieterbund Neustadt", "Freiwillige Feuerwehr",
    "Hospizdienst Abendrot",
)  # fmt: skip
SECTORS = ("Verein", "Schulen", "Verwaltung", "Freie Träger", "Ehrenamt")
KINDS = ("Beratung", "Projekte", "Räume", "Vermittlung")
HEADERS = {
    "de": {
        "actor": (
            "Akteur",
            "Organisation",
            "Einrichtung",
            "Wer",
            "Name der Organisation",
            "Von",
            "Institution",
        ),
        "target": ("Kooperationspartner", "Partner", "mit wem?", "Partnerorganisation", "An", "arbeitet mit"),
        "kind": ("Art", "Form der Zusammenarbeit", "Typ", "Art der Kooperation"),
        "strength": ("Intensität", "Stärke", "Wie oft?", "Häufigkeit", "Wie eng"),
        "state": ("Status", "Zustand", "besteht / gewünscht"),
        "wish": ("Wunsch", "Wunsch?", "geplant", "gewünscht"),
        "target_wish": ("Wunschpartner", "möchte zusammenarbeiten mit", "Gewünschte Kooperationen"),
        "remark": ("Bemerkung", "Anmerkungen", "Kommentar", "Notiz"),
        "contact": ("Ansprechpartner/in", "Telefon", "E-Mail", "Kontaktperson"),
        "sector": ("Sektor", "Bereich", "Kategorie", "Akteursgruppe"),
        "number": ("Nr.", "lfd. Nr.", "Nummer"),
        "present": ("anwesend", "Teilnahme", "war dabei"),
        "public": ("Namensnennung erlaubt?", "Einwilligung", "darf genannt werden"),
    },
    "en": {
        "actor": ("Organisation", "Actor", "Source", "From", "Stakeholder", "Organization"),
        "target": ("Partner", "Target", "To", "With whom", "Partner organisation", "works with"),
        "kind": ("Type", "Kind", "Type of cooperation"),
        "strength": ("Strength", "Intensity", "How often?", "Frequency", "Weight"),
        "state": ("Status", "State"),
        "wish": ("Wish", "Desired", "Planned"),
        "target_wish": ("Desired partners", "would like to work with"),
        "remark": ("Comments", "Remarks", "Notes"),
        "contact": ("Contact person", "E-mail", "Phone"),
        "sector": ("Sector", "Category"),
        "number": ("No.", "Number"),
        "present": ("present", "attended"),
        "public": ("Consent", "may be named"),
    },
}
STATES = {"de": (("besteht", "vorhanden", "bestehend"), ("gewünscht", "Wunsch", "geplant")),
          "en": (("existing", "current"), ("desired", "wished", "planned"))}  # fmt: skip
# A scale: what is written for loose, middle, close; the legend or the header's tail that tells it.
SCALES = {
    "de": (
        (("1", "2", "3"), "", ""),
        (
            ("1", "3", "5"),
            "Legende: 1 = selten, 2 = manchmal, 3 = monatlich, 4 = wöchentlich, 5 = täglich",
            "",
        ),
        (("1", "3", "5"), "", " (1-5)"),
        (("gelegentlich", "regelmäßig", "eng"), "", ""),
        (("selten", "monatlich", "wöchentlich"), "", ""),
        (("5", "3", "1"), "1 = sehr eng, 5 = selten", ""),
        (("1,0", "2,0", "3,0"), "1 = gering / 2 = mittel / 3 = hoch", ""),
    ),
    "en": (
        (("1", "2", "3"), "", ""),
        (("1", "3", "5"), "Key: 1 = rarely, 3 = monthly, 5 = daily", ""),
        (("rarely", "monthly", "weekly"), "", ""),
        (("low", "medium", "high"), "", ""),
        (("1", "3", "5"), "", " (1–5)"),
    ),
}
SEPARATORS = (", ", "; ", "\n", " / ", "\n- ", "\n• ")


@dataclass
class Town:
    """Sheets, and the reports that stand in them: (source, target, state, strength, kind)."""

    sheets: list = field(default_factory=list)
    truth: set = field(default_factory=set)


def _pick(rng, options):
    return options[int(rng.integers(len(options)))]


def _reports(rng, egos, everyone):
    """True reports of one group: each pair once."""
    found = {}
    for ego in egos:
        for alter in rng.permutation([n for n in everyone if n != ego])[: int(rng.integers(2, 6))]:
            if (str(alter), ego) not in found:
                level = int(rng.integers(3))
                wished = bool(rng.random() < 0.25)
                found[ego, str(alter)] = (wished, level, _pick(rng, KINDS))
    return found


def _frame(rng, rows, *, title, legend):
    """Title lines, blank lines and footers about the rows."""
    above = [[title]] if title else []
    if above and rng.random() < 0.5:
        above.append(["Workshop im Rathaus, 12. April"])
    if legend and rng.random() < 0.5:
        above.append([legend])
        legend = ""
    above += [[]] * int(rng.integers(0, 3)) if above else []
    below = [[], [legend]] if legend else []
    if rng.random() < 0.4:
        below += [[], [_pick(rng, ("Stand: 12.4.2018", "Quelle: Flipchart 2", "Summe: 12"))]]
    return [*above, *rows, *below]


def _roster(rng, words, names):
    columns = [
        "actor",
        "sector",
        *(c for c in ("number", "contact", "present", "public", "remark") if rng.random() < 0.6),
    ]
    columns = [str(c) for c in rng.permutation(columns)]
    values = {
        "number": lambda i, n: i + 1, "actor": lambda i, n: n, "sector": lambda i,
        n: SECTORS[i % len(SECTORS)],
        "contact": lambda i, n: f"kontakt{i:02}@stadt.example", "present": lambda i, n: "x" if i % 3 else "",
        "public": lambda i, n: "ja" if i % 4 else "nein", "remark": lambda i,
        n: "siehe oben" if i % 5 == 0 else "",
    }  # fmt: skip
    rows = [[_pick(rng, words[c]) for c in columns]]
    rows += [[values[c](i, n) for c in columns] for i, n in enumerate(names)]
    return sheet(
        _frame(rng, rows, title=_pick(rng, ("", "Liste der Organisationen")), legend=""),
        "organisationen.xlsx",
    )


def _tie_list(rng, lang, reports, *, split):
    words, (levels, legend, tail) = HEADERS[lang], _pick(rng, SCALES[lang])
    marked = rng.random() < 0.5
    columns = [
        "actor",
        "target",
        "strength",
        "wish" if marked else "state",
        *(c for c in ("kind", "remark") if rng.random() < 0.6),
    ]
    if split:
        columns = [c for c in columns if c not in ("wish", "state")]
    rest = [str(c) for c in rng.permutation(columns[1:])]
    columns = ["actor", *rest]
    head = [_pick(rng, words[c]) + (tail if c == "strength" else "") for c in columns]
    existing, wished = STATES[lang]

    def line(pair, said):
        values = {
            "actor": pair[0], "target": pair[1], "strength": "" if said[0] else levels[said[1]],
            "wish": ("x" if said[0] else ""), "state": _pick(rng, wished if said[0] else existing),
            "kind": said[2],
            "remark": "bitte prüfen" if rng.random() < 0.2 else "",
        }  # fmt: skip
        return [values[c] for c in columns]

    truth = {(a, b, "wished" if w else "existing", None if w else float(v + 1),
    k if "kind" in columns else "")
             for (a, b), (w, v, k) in reports.items()}  # fmt: skip
    lines = {state: [line(p, s) for p, s in reports.items() if s[0] == state] for state in (False, True)}
    if not split:
        return [head, *(line(p, s) for p, s in reports.items())], truth, legend
    titles = (
        ("Bestehende Kooperationen", "Gewünschte Kooperationen")
        if lang == "de"
        else ("Existing cooperation", "Desired cooperation")
    )
    again = [head] if rng.random() < 0.5 else []
    gap = [[]] if again or rng.random() < 0.5 else []
    return [[titles[0]], head, *lines[False], *gap, [titles[1]], *again, *lines[True]], truth, legend


def _partner_list(rng, lang, reports):
    words, (levels, legend, _) = HEADERS[lang], _pick(rng, [s for s in SCALES[lang] if not s[2]])
    bracketed = rng.random() < 0.6
    separator = _pick(rng, SEPARATORS)
    rows = [[_pick(rng, words["actor"]), _pick(rng, words["target"]), _pick(rng, words["target_wish"])]]
    truth = set()
    for ego in dict.fromkeys(a for a, _ in reports):
        mine = {b: said for (a, b), said in reports.items() if a == ego}
        cells = []
        for state in (False, True):
            parts = [
                b + (f" ({levels[v]})" if bracketed and not w else "")
                for b, (w, v, _) in mine.items()
                if w == state
            ]
            lead = (
                separator.strip() + " " if separator.startswith("\n") and separator.strip() and parts else ""
            )
            cells.append(lead + separator.join(parts))
        rows.append([ego, *cells])
        truth |= {(ego, b, "wished" if w else "existing", float(v + 1) if bracketed and not w else None, "")
                  for b, (w, v, _) in mine.items()}  # fmt: skip
    return rows, truth, legend if bracketed else ""


def _matrix(rng, lang, reports, everyone):
    levels, legend, _ = _pick(rng, [s for s in SCALES[lang] if not s[2] and s[0][0].isdigit()])
    used = sorted({n for pair in reports for n in pair}, key=everyone.index)
    corner = _pick(rng, ("", "Akteur", "von / nach"))
    rows = [[corner, *used]]
    for a in used:
        cells = [reports.get((a, b)) for b in used]
        blank = _pick(rng, ("", "", "-"))
        rows.append(
            [
                a,
                *(
                    "W" if c and c[0] else levels[c[1]] if c else (blank if a != b else "")
                    for b, c in zip(used, cells, strict=True)
                ),
            ]
        )
    if rng.random() < 0.3:
        rows[0].append("Summe" if lang == "de" else "Total")
        for row in rows[1:]:
            row.append(sum(cell not in ("", "-") for cell in row[1:]))
    truth = {
        (a, b, "wished" if w else "existing", None if w else float(v + 1), "")
        for (a, b), (w, v, _) in reports.items()
    }
    return rows, truth, legend


def make_town(seed: int, *, listed: bool = True) -> Town:
    """A town of 12 to 24 organisations and four groups, written in ways drawn from the seed."""
    rng = np.random.default_rng(seed)
    lang = _pick(rng, ("de", "de", "en"))
    names = [str(n) for n in rng.permutation(NAMES)[: int(rng.integers(12, len(NAMES)))]]
    made = Town()
    if listed:
        made.sheets.append(_roster(rng, HEADERS[lang], names))
    for number in range(1, 5):
        egos = [str(n) for n in rng.permutation(names)[: int(rng.integers(4, 7))]]
        reports = _reports(rng, egos, names)
        form = _pick(rng, ("tie_list", "tie_list", "split", "partner_list", "matrix"))
        if form == "matrix":
            rows, truth, legend = _matrix(rng, lang, reports, names)
        elif form == "partner_list":
            rows, truth, legend = _partner_list(rng, lang, reports)
        else:
            rows, truth, legend = _tie_list(rng, lang, reports, split=form == "split")
        title = (
            _pick(rng, ("", f"Gruppe {number}", f"Ergebnisse Tisch {number}"))
            if form != "split"
            else f"Tisch {number}"
        )
        made.sheets.append(
            sheet(
                _frame(rng, rows, title=title, legend=legend), f"blatt-{number}.xlsx", name=f"Blatt{number}"
            )
        )
        made.truth |= {(f"blatt-{number}.xlsx", *line) for line in truth}
    return made

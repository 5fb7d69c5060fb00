"""Which form a table has, by what is in it; and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from netzwerk import terms
from netzwerk.forms.columns import asks_seats
from netzwerk.forms.groups import field_in, group_in, named_group, seats_group
from netzwerk.forms.lexicon import line_words, plain, role_words, state_words
from netzwerk.forms.pairs import LISTED, PAIR
from netzwerk.forms.split import Knows, split_partners
from netzwerk.forms.table import Table
from netzwerk.forms.values import WIDE
from netzwerk.texts import words

SURE = 0.5
MARGIN = 0.1
_LINES = words("lines")
_FIELD_TITLES = {plain(word) for key in ("titles", "committees") for word in _LINES["fields"][key]}
_MATRIX_TITLES = {plain(word) for word in _LINES["matrix"]["titles"]}
_VERBS = {plain(word) for word in _LINES["partners"]["verbs"]}
# What makes a list a profile page; its header must be the very word where no line names who answers.
_VERDICTS = ("verdict", "denied", "added")
# What stands below a title that names a field: who works in it.
_LED = {"actor", "role", "number", "contact", "remark"}
_SEATED = {"actor", "group", "number", "technical", "listed", "contact", "remark", "respondent"}


@dataclass(frozen=True, slots=True)
class Recognised:
    """The likeliest form and the next one, with their scores between 0 and 1."""

    form: str
    score: float
    other: str = ""
    other_score: float = 0.0

    @property
    def sure(self) -> bool:
        """Whether it may be read as this form without asking."""
        return self.score >= SURE and self.score - self.other_score >= MARGIN


def _best(scores: dict[str, float]) -> Recognised:
    ranked = sorted(scores.items(), key=lambda item: (-item[1], terms.FORMS.index(item[0])))
    (form, score), *rest = ranked
    other, other_score = rest[0] if rest else ("", 0.0)
    return Recognised(form, min(score, 1.0), other, min(max(other_score, 0.0), 1.0))


def recognise(table: Table, knows: Knows) -> Recognised:
    """Tell a table's form.

    Parameters
    ----------
    table : Table
        The table, its columns' roles settled.
    knows : callable
        Whether a text is surely an actor's name.
    """
    if table.survey and table.with_role("actor") and table.with_role("value", "target", "target_wish"):
        return Recognised(terms.SURVEY, 0.9)
    if table.cross:
        return _cross(table, knows)
    if table.with_role(PAIR, LISTED):
        return Recognised(terms.TIE_LIST if table.with_role(PAIR) else terms.PARTNER_LIST, 0.8)
    return _list(table, knows)


def _cross(table: Table, knows: Knows) -> Recognised:
    across = [c for c in table.columns if c.role == "value"]
    actor = table.actor
    if across and all(group_in(c.header) and named_group(c.header) for c in across):
        return Recognised(terms.ATTENDANCE, 0.9)
    down = {plain(table.grid.text(row, actor.index)) for row in table.rows} if actor else set()
    partners = [c.partner for c in across]
    begun = {label.split()[0] for label in down if label}
    begun |= {table.grid.text(row, c.index) for row in table.rows for c in table.with_role("number")}
    known = sum(plain(p) in down or (p.isdigit() and p in begun) or knows(p) for p in partners)
    share = known / max(len(partners), 1)
    if actor and _turned(partners, [table.grid.text(row, actor.index) for row in table.rows], knows):
        return Recognised(terms.AFFILIATIONS, 0.0)
    texts = [
        c.text.strip() for row in table.rows for c in table.body(row) if c.column in {a.index for a in across}
    ]
    worded = sum(len(plain(t)) > 3 for t in texts) / max(len(texts), 1)
    if _exported(table) and (share >= 0.5 or worded >= 0.5):
        return _best({terms.SURVEY: 0.7 + 0.3 * share, terms.MATRIX: 0.3})
    numeric = any(t.isdigit() and int(t) > 1 for t in texts) or any(
        state_words().get(plain(t)) for t in texts
    )
    roles = any(role_words().get(plain(t)) in (terms.LEAD, terms.PLANNED, terms.MEMBER) for t in texts)
    square = len(partners) == len(table.rows) and _diagonal_blank(table, [c.index for c in across])
    title = {token for cell in table.titles for token in plain(cell.text).split()}
    matrix = share + 0.2 * numeric - 0.3 * roles + 0.3 * square + 0.2 * bool(title & _MATRIX_TITLES)
    fields = 1 - share - 0.6 * numeric + 0.2 * roles + 0.2 * bool(title & _FIELD_TITLES)
    if worded >= 0.5 and share >= 0.5 and not square:
        return _best({terms.SURVEY: 0.6 + 0.3 * share, terms.MATRIX: 0.4})
    return _best({terms.MATRIX: matrix, terms.AFFILIATIONS: fields})


def _turned(across: list[str], down: list[str], knows: Knows) -> bool:
    """Whether fields stand down and actors across, so that the sheet has to be turned."""
    return sum(map(knows, across)) >= SURE * len(across) and not any(map(knows, down))


def _diagonal_blank(table: Table, across: list[int]) -> bool:
    return len(across) > 2 and all(
        table.grid.own(row, column) is None for row, column in zip(table.rows, across, strict=False)
    )


def _exported(table: Table) -> bool:
    """Whether columns of a form's export stand here: an id and a time, or a time of its own kind."""
    technical = [plain(c.header) for c in table.with_role("technical", "respondent")]
    return len(technical) > 1 or any(header not in ("id", "datum", "date") for header in technical)


def several_share(table: Table, columns: tuple[int, ...], knows: Knows) -> float:
    """Which share of the partner cells holds more than one partner.

    One comma among names that nobody knows may belong to a name (AWO, Kreisverband): it counts only where
    another cell holds several for sure.
    """
    scale = WIDE
    texts = [c.text for row in table.rows[:60] for c in table.body(row) if c.column in columns]
    loose = [len(split_partners(text, knows, scale=scale, several=True)) for text in texts]
    sure = any(
        count > 2 or (count > 1 and len(split_partners(text, knows, scale=scale, several=False)) > 1)
        for text, count in zip(texts, loose, strict=True)
    )
    return sum(count > 1 for count in loose) / len(texts) if sure else 0.0


def _list(table: Table, knows: Knows) -> Recognised:
    roles = {c.role for c in table.columns} - {""}
    sure = sum(c.score for c in table.columns if c.role) / max(sum(bool(c.role) for c in table.columns), 1)
    reports = bool(roles & {"target", "target_wish"})
    if reports and ("actor" in roles or table.owner is not None):
        return _reports(table, knows, sure)
    if "seats" in roles or _seating(table) or ("group" in roles and not roles - _SEATED):
        return _seats(table, knows, sure)
    if "actor" not in roles:
        return Recognised(terms.TIE_LIST, 0.0)
    led = {"field", "role"} <= roles or (not roles - _LED and any(field_in(c.text) for c in table.titles))
    if not led and roles & {"strength", "state", "wish", "exists", "refused"}:
        return Recognised(terms.TIE_LIST, SURE - 0.05, terms.ROSTER, SURE - MARGIN)
    if roles == {"actor"} and len(table.columns) > 1:
        return Recognised(terms.ROSTER, SURE - 0.05, terms.TIE_LIST, SURE - MARGIN)
    fields = led or ("field" in roles and not roles & {"sector", "short", "contact"})
    return Recognised(terms.AFFILIATIONS if fields else terms.ROSTER, sure)


def _seats(table: Table, knows: Knows, sure: float) -> Recognised:
    headed = table.with_role("seats")
    if headed and all(knows(c.header) for c in headed):
        return Recognised(terms.ATTENDANCE, 0.0, terms.TIE_LIST)  # two names side by side, or two groups
    return Recognised(terms.ATTENDANCE, max(sure, 0.9 if headed else 0.0))


def _answered(table: Table) -> bool:
    """Whether somebody says of each line if it is so: a profile page that came back."""
    asked = [c for c in table.with_role(*_VERDICTS) if table.owner is not None or c.score >= 0.9]
    return bool({c.role for c in asked} & {"verdict", "denied"}) or (bool(asked) and table.owner is not None)


def _seating(table: Table) -> bool:
    said = [*(c.header for c in table.with_role("actor")), *(cell.text for cell in table.titles)]
    listed = table.with_role("sector", "short", "present", "public")
    titled = any(seats_group(text) for text in said)
    asked = any(map(asks_seats, said)) and not table.with_role("contact")
    return (titled or asked) and not listed


def _reports(table: Table, knows: Knows, sure: float) -> Recognised:
    if _answered(table):
        return Recognised(terms.PROFILE, max(sure, 0.9))
    if table.owner is not None:
        return Recognised(terms.PARTNER_LIST, sure)
    if _exported(table):
        return Recognised(terms.SURVEY, sure)
    targets = tuple(c.index for c in table.with_role("target", "target_wish"))
    several = several_share(table, targets, knows)
    actor = table.actor
    sources = [table.grid.text(row, actor.index) for row in table.rows] if actor else []
    alone = len(set(sources)) == len(sources)
    details = table.with_role("kind", "strength", "state", "wish")
    verb = any(set(plain(c.header).split()) & _VERBS for c in table.with_role("target", "target_wish"))
    names_wishes = bool(table.with_role("target_wish"))
    partners = several >= 0.3 or (alone and not details and (several > 0 or verb or names_wishes))
    partners = partners or (names_wishes and (several > 0 or not details))
    form, other = (terms.PARTNER_LIST, terms.TIE_LIST) if partners else (terms.TIE_LIST, terms.PARTNER_LIST)
    return Recognised(form, sure, other, 0.0)


def table_group(table: Table) -> str:
    """Return what a table's titles call its group, the nearest first."""
    for cell in sorted(table.titles, key=lambda c: (-c.row, c.column)):
        found = group_in(cell.text)
        if found and not _personal_line(cell.text):
            return found
    return next((g for cell in table.titles if (g := group_in(cell.text))), "")


def _personal_line(text: str) -> bool:
    head, colon, _ = text.partition(":")
    return bool(colon) and plain(head) in line_words("personal")

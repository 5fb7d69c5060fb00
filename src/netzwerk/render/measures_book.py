"""massnahmen.xlsx: the register's rows with yellow columns in which a meeting enters what it agrees on."""

from __future__ import annotations

import io
from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from netzwerk import terms
from netzwerk.decided import Agreement
from netzwerk.render.book import HEADER_ROW, Column, Page, looks_of
from netzwerk.render.zipped import repack
from netzwerk.texts import say

# So many rows at most, and those on which something was decided; the others stand in the register.
MOST_ROWS = 300
_INPUTS = (
    Column("decision", 16, "input"), Column("responsible", 20, "input"), Column("due", 12, "input"),
    Column("status", 18, "input"), Column("remark", 22, "input"),
)  # fmt: skip
_KEYS = (Column("wave", 18), Column("matter", 30, "code"))
MEASURES = (
    Column("number", 6, "number"), Column("shortlist", 8), Column("about", 54, "strong"), Column("who", 30),
    Column("next_step", 42), Column("convenor", 28), Column("effort", 9), *_INPUTS,
    Column("score", 8, "number"), Column("effect", 34), Column("quality", 13), *_KEYS,
)  # fmt: skip
EARLIER = (Column("about", 60, "strong"), *_INPUTS, *_KEYS)


def measures_workbook(
    register: pd.DataFrame,
    agreements: Mapping[str, Agreement],
    *,
    names: Mapping[str, str],
    about: str = "",
    wave: str = "",
    lang: str = "de",
) -> bytes:
    """Write the register as a workbook in which people enter what they agree on.

    Parameters
    ----------
    register : DataFrame
        Columns of `schema.REGISTER`.
    agreements : mapping of str to Agreement
        What holds, by matter; what no row bears any more gets a sheet of its own.
    names : mapping of str to str
        Names of organisations by key.
    about, wave : str
        Whose register it is, and of when.
    lang : str
        Language of headings and drop-downs.

    Returns
    -------
    bytes
        An .xlsx; nothing in it is a formula or a link, whatever a name looks like; equal tables give equal
        bytes.
    """
    from xlsxwriter import Workbook

    held = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(held, {"in_memory": True, **safe}) as book:
        title = " · ".join(filter(None, (say("massnahmen.title", lang), about, wave)))
        book.set_properties({"title": title, "created": datetime(1980, 1, 1)})
        looks = looks_of(book)
        _measures(Page(book, looks, key="massnahmen", columns=MEASURES, lang=lang), register, agreements,
                  names=names, wave=wave)  # fmt: skip
        gone = gone_from(register, agreements)
        if gone:
            page = Page(book, looks, key="massnahmen.earlier", columns=EARLIER, lang=lang)
            for one in gone:
                page.row([one.about or one.matter, *_entered(one, lang), wave, one.matter])
            _drop_down(page, lang)
            page.close("")
    return repack(held.getvalue())


def gone_from(register: pd.DataFrame, agreements: Mapping[str, Agreement]) -> list[Agreement]:
    """Return what was decided on matters that a register has no row for."""
    here = set(register["matter"])
    return [one for key, one in sorted(agreements.items()) if key not in here]


def _measures(
    page: Page,
    register: pd.DataFrame,
    agreements: Mapping[str, Agreement],
    *,
    names: Mapping[str, str],
    wave: str,
) -> None:
    shown = register[(register["rank"] <= MOST_ROWS) | register["matter"].isin(list(agreements))]
    rows = shown.to_dict("records")
    values = {"count": len(rows), "short": int(shown["shortlist"].sum()), "more": len(register) - len(rows)}
    if rows:
        page.summary(page.say("summary_more" if values["more"] else "summary", **values))
    for row in rows:
        said = agreements.get(str(row["matter"])) or Agreement(str(row["matter"]))
        told, judged = _told(page, row, names)
        page.row([*told, *_entered(said, page.lang), *judged, wave, said.matter])
    _drop_down(page, page.lang)
    page.close(page.say("nothing"))


def _told(
    page: Page, row: Mapping[Hashable, Any], names: Mapping[str, str]
) -> tuple[list[str | int], list[str | int]]:
    """Return what a row says left and right of what people fill in."""
    text = {str(key): str(value) for key, value in row.items()}
    who = "\n".join(names.get(key, key) for key in text["actors"].split(terms.JOIN) if key)
    invites = names.get(text["convenor"], text["convenor"])
    what: list[str | int] = [
        int(row["rank"]), page.say("ticked") if row["shortlist"] else "", text["sentence"], who,
        text["next_step"], "\n".join(filter(None, (invites, text["convenor_why"]))), page.say(text["effort"]),
    ]  # fmt: skip
    asked = page.say(text["quality"]) if text["quality"] else ""
    return what, [round(float(row["score"])), text["effect"], asked]


def _entered(one: Agreement, lang: str) -> Sequence[str]:
    """Return what a person entered, the decision in the words of the drop-down."""
    decision, *rest = one.said
    return [say(f"massnahmen.{decision}", lang) if decision in terms.AGREEMENTS else decision, *rest]


def _drop_down(page: Page, lang: str) -> None:
    """Offer the four decisions."""
    if not page.rows:
        return
    place = [column.key for column in page.columns].index("decision")
    choice = {
        "validate": "list",
        "source": [say(f"massnahmen.{word}", lang) for word in terms.AGREEMENTS],
        "error_title": page.say("decision"),
        "error_message": say("massnahmen.only_these", lang),
    }
    page.sheet.data_validation(HEADER_ROW, place, HEADER_ROW + page.rows - 1, place, choice)

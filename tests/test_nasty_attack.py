"""Number 19 of the nasty files, the whole way: names that are code elsewhere are text in every file made."""

from __future__ import annotations

import html.parser
import io
import json
import re
import tomllib
import xml.etree.ElementTree as ET
import zipfile

import openpyxl
import pandas as pd
import pytest

import netzwerk as nw
from netzwerk.views.labels import readable
from tests.nasty.books import book, save

# The last two are written as Excel escapes what XML cannot hold: control characters, half a letter.
NAMES = (
    '=HYPERLINK("http://x";"k")', "@SUM(A1)", "-2+3 Werk", "=cmd|' /C calc'!A0", "{{7*7}}", "../../evil",
    "CON", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a\u202eb", "a\u2028b",
    "x" * 300, "🙂 Haus", "${7*7}`x`", "&lt;b&gt; & 'q' \"z\"", "%s %d {0} ]]>", "[Haus](javascript:x)",
    "Ton_x0007_ im Haus", "halb_xD800_ paar _xD83D__xDE42_",
)  # fmt: skip
READ = {" ".join(name.split()) for name in NAMES[:-2]} | {"Ton\x07 im Haus", "halb� paar 🙂"}
KINDS = ("=1+2 <i>x</i>", "{{x}}")
SECTORS = ("=1+1", "<b>S</b>", "Verein")


def as_text(path, *rows):
    """A workbook of which every cell is text, whatever it looks like."""
    made = book(("Tisch", []))
    for row, line in enumerate(rows, 1):
        for column, value in enumerate(line, 1):
            cell = made.active.cell(row, column)
            cell.value = value
            cell.data_type = "s"
    return save(made, path)


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """A town of such organisations, run with all editions."""
    raw = tmp_path_factory.mktemp("raw") / "angriff"
    lines = [(name, SECTORS[n % 3], "ja") for n, name in enumerate(NAMES)]
    as_text(raw / "liste.xlsx", ("Organisation", "Sektor", "Namensnennung öffentlich"), *lines)
    for table in (1, 2):
        ties = [(one, NAMES[(n + step) % len(NAMES)], KINDS[n % 2], str(1 + n % 3))
                for n, one in enumerate(NAMES) for step in (1, table + 2)]  # fmt: skip
        as_text(raw / f"tisch{table}.xlsx", ("Akteur", "Partner", "Art", "Intensität"), *ties)
    folder = tmp_path_factory.mktemp("out") / "hier"
    nw.run(raw, folder, draws=3, editions=("participants", "public"))
    return folder


def files(out, ending):
    """Every file of a kind, those inside of archives, too."""
    found = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob(f"*{ending}")}
    for packed in out.rglob("*.zip"):
        with zipfile.ZipFile(packed) as parts:
            found |= {
                f"{packed.name}/{name}": parts.read(name)
                for name in parts.namelist()
                if name.endswith(ending)
            }
    assert found, ending
    return found


def test_every_name_is_whole_in_the_tables_and_what_was_lost_is_said(out):
    assert set(pd.read_csv(out / "tables/actors.csv", keep_default_na=False)["name"]) == READ
    ledger = pd.read_csv(out / "tables/ledger.csv", keep_default_na=False)
    assert set(ledger.loc[ledger["code"].eq("letters_lost"), "file"]) == {
        "liste.xlsx",
        "tisch1.xlsx",
        "tisch2.xlsx",
    }


def test_every_csv_is_a_table_whose_rows_are_as_long_as_its_head(out):
    for name, held in files(out, ".csv").items():
        frame = pd.read_csv(io.BytesIO(held), dtype=str, keep_default_na=False, on_bad_lines="error")
        assert list(frame.index) == list(range(len(frame))), name


def test_no_workbook_holds_a_formula_or_link_that_a_name_brought(out):
    for name, held in files(out, ".xlsx").items():
        made = openpyxl.load_workbook(io.BytesIO(held))
        cells = [
            cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        formulas = [cell.value for cell in cells if cell.data_type == "f"]
        assert not [one for one in formulas if re.search(r"HYPERLINK|cmd|SUM\(A1\)|^=1\+", str(one))], name
        assert not [c for c in cells if c.hyperlink and "http://x" in str(c.hyperlink.target)], name
        with zipfile.ZipFile(io.BytesIO(held)) as parts:
            for part in parts.namelist():
                assert b"ddeLink" not in parts.read(part)
                assert "externalLink" not in part


def test_a_name_stands_in_the_workbooks_as_its_sheets_had_it(out):
    books = [openpyxl.load_workbook(io.BytesIO(held)) for held in files(out, ".xlsx").values()]
    shown = {str(cell.value) for made in books for sheet in made for row in sheet.iter_rows() for cell in row}
    assert any("=HYPERLINK" in text for text in shown)


class Parts(html.parser.HTMLParser):
    """The elements of a page, with what may run or load."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.running = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.running += [name for name, _ in attrs if name.startswith("on")]


def test_no_page_has_an_element_that_a_name_brought(out):
    for name, held in files(out, ".html").items():
        text = held.decode("utf-8")
        parts = Parts(text)
        assert not parts.running, name
        assert "<img src=x" not in text and "<script>alert" not in text, name
        assert "b" not in parts.tags and "i" not in parts.tags, name
    page = (out / "map.html").read_text("utf-8")
    data = re.search(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)[1]
    told = json.dumps(json.loads(data), ensure_ascii=False)
    shown = map(readable, sorted(READ))  # without what turns the direction of writing, and controls
    assert not [name for name in shown if json.dumps(name, ensure_ascii=False)[1:-1] not in told]
    assert "\u202e" not in page


def test_every_figure_is_one_of_shapes_and_text_alone(out):
    for name, held in files(out, ".svg").items():
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(held).iter()}
        assert not tags & {"script", "image", "foreignObject", "a", "img", "iframe"}, name
        assert b"onerror=" not in held.replace(b"onerror=alert(1)&gt;", b""), name


@pytest.mark.parametrize("ending", [".graphml", ".gexf"])
def test_the_exchange_formats_hold_every_name_as_text(out, ending):
    for held in files(out, ending).values():
        elements = list(ET.fromstring(held).iter())
        told = {element.text for element in elements} | {
            value for e in elements for value in e.attrib.values()
        }
        expected = {name.replace("\x07", "") for name in READ}
        assert expected <= told
        assert not {e.tag.rpartition("}")[2] for e in elements} & {"script", "img", "b", "i"}


def test_texts_for_people_are_whole(out):
    methods = (out / "methods.md").read_text("utf-8")
    assert not re.search(r"(?<!\\)<(?:img|/?script|b)\b|(?<!\\)\[Haus", methods)
    assert "\\<img src=x" in methods or "SUM" in methods
    tomllib.loads((out / "story.toml").read_text("utf-8"))
    assert json.loads((out / "datapackage.json").read_text("utf-8"))["resources"]


def test_no_file_bears_a_name_that_a_system_refuses(out):
    for path in out.rglob("*"):
        assert re.fullmatch(r"[\w.-]+", path.name), path
        assert len(path.name) < 120
        assert path.stem.upper() not in {"CON", "NUL", "AUX", "PRN"}
    assert not (out.parent / "evil").exists()
    assert not (out.parents[1] / "evil").exists()

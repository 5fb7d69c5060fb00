"""A small writer of OpenDocument sheets: rows of texts, or raw rows of XML."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

KIND = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "fo", "number")
)


def cell(text: str | None) -> str:
    """One cell; line breaks become paragraphs."""
    if text is None:
        return "<table:table-cell/>"
    blanks = escape(text).replace("  ", ' <text:s text:c="1"/>').replace("\t", "<text:tab/>")
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in blanks.split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def opendocument(path: Path, *, rows=(), raw="", top="", styles="", columns="", table="", name="Tisch"):
    """Write one sheet; `raw` follows the rows, `styles` are automatic ones, `table` its own attributes."""
    body = "".join(
        f"<table:table-row>{''.join(cell(text) for text in row)}</table:table-row>" for row in rows
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{top}<office:document-content {SPACES} office:version="1.2">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="{name}" {table}>{columns}{body}{raw}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr("content.xml", content)
    return path

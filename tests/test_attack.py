"""Nobody can place who is withheld: two towns that differ in nothing else publish the same bytes.

An attacker who holds an edition, or both, of every wave, with all positions, sectors, sizes, lists and
sentences in them, tries to tell with whom a withheld organisation works. In one town it works with one half,
in the other with the other half, which mirrors the first. If both towns publish the same bytes, no attack
does better than chance.
"""

from __future__ import annotations

import pytest

import netzwerk as nw

pytestmark = pytest.mark.slow

HALVES = ("Ahornweg", "Birkenallee")
BODIES = ("Sportverein", "Jugendhaus", "Grundschule", "Beratungsstelle", "Familienzentrum")
SECTORS = ("Vereine", "Verwaltung", "Schule", "Freie Träger", "KiTa")
WITHHELD = "Frauenwohnprojekt Rosengarten"
TIES = ((0, 1), (1, 2), (0, 2), (2, 3), (3, 4))
LATER = ((0, 1), (1, 2), (2, 3), (3, 4), (0, 4))


def body(kind, half):
    return f"{BODIES[kind]} {HALVES[half]}"


def write_wave(folder, *, half, ties, partners):
    """Write one wave: both halves alike, and the withheld one tied to some of one half."""
    folder.mkdir(parents=True)
    roster = [f"{body(kind, side)};{SECTORS[kind]};ja;ja" for side in (0, 1) for kind in range(len(BODIES))]
    head = "Organisation;Sektor;Namensnennung;Nennung im Teilnehmerkreis"
    (folder / "akteure.csv").write_text("\n".join([head, *roster, f"{WITHHELD};Vereine;nein;nein"]), "utf-8")
    for side in (0, 1):
        lines = [f"{body(a, side)};{body(b, side)};2" for a, b in ties]
        lines.append(f"{body(0, side)};{body(4, 1 - side)};1")
        text = "\n".join(["Organisation;Kooperationspartner;Intensität", *lines])
        (folder / f"gruppe-{side + 1}.csv").write_text(text, "utf-8")
    own = [f"{WITHHELD};{body(kind, half)};3" for kind in partners]
    text = "\n".join(["Organisation;Kooperationspartner;Intensität", *own])
    (folder / "gruppe-3.csv").write_text(text, "utf-8")


def published(folder, *, half):
    """Run a town of two waves and return every file of its editions."""
    raw, out = folder / "raw" / "Nordheim", folder / "out"
    write_wave(raw / "2021-05-01-auftakt", half=half, ties=TIES, partners=(1, 2, 4))
    write_wave(raw / "2022-05-01-folge", half=half, ties=LATER, partners=(2, 3))
    nw.run(raw, out, draws=20, editions=["participants", "public"])
    paths = [path for path in out.rglob("*") if "editions" in path.parts and path.is_file()]
    return {str(path.relative_to(out)): path.read_bytes() for path in paths}


def test_with_whom_a_withheld_organisation_works_changes_no_byte_of_any_edition(tmp_path):
    one, other = (published(tmp_path / str(half), half=half) for half in (0, 1))
    assert len(one) == 2 * 2 * 5
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []
    assert not [path for path, content in one.items() if b"Rosengarten" in content]


def test_what_stays_inside_does_tell_the_towns_apart(tmp_path):
    """Else the two towns would be the same, and the test above could not fail."""
    for half in (0, 1):
        write_wave(tmp_path / str(half), half=half, ties=TIES, partners=(1, 2, 4))
    one, other = (nw.Network.of(nw.tidy(nw.read(tmp_path / str(half)))) for half in (0, 1))
    assert len(one.ties) == len(other.ties) == 2 * len(TIES) + 2 + 3
    assert not one.ties["target"].equals(other.ties["target"])

"""What one audience may see: a smaller network, its map, and a gate that searches the finished bytes."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest

from netzwerk import terms
from netzwerk.errors import LeakError, NetworkError
from netzwerk.network import Network
from netzwerk.render.gate import guard_edition
from netzwerk.render.page import fixed_parts, page_texts, write_page
from netzwerk.views.edition_map import plan_edition
from netzwerk.views.editions import consenting, edition_of, withheld_names
from tests.sample import true_network


def town(**changes: object) -> Network:
    """Five bodies, one of which keeps back its name; ties, a wish, a refusal; two tables."""
    actors = pd.DataFrame(
        {
            "actor": ["rat", "caritas", "awo", "awo-kita", "frau"],
            "name": ["Integrationsrat", "Caritasverband Nordheim", "AWO", "AWO-Kita Nord", "Frau Muster"],
            "short": ["", "CV", "", "", ""],
            "sector": ["Politik", "Träger", "Träger", "Kita", "Ehrenamt"],
            "on_roster": True,
            "named_in_public": [True, False, True, True, True],
        }
    )
    actors = actors.assign(**changes)
    rows = [
        ("awo", "rat", "existing", "Tisch Süd", 2.0), ("rat", "awo", "existing", "Tisch Nord", 1.0),
        ("awo", "caritas", "existing", "Tisch Süd", 3.0), ("awo-kita", "awo", "existing", "Tisch Süd", 1.0),
        ("rat", "awo-kita", "wished", "Tisch Nord", None), ("frau", "rat", "refused", "Tisch Nord", None),
    ]  # fmt: skip
    reports = pd.DataFrame(rows, columns=["source", "target", "state", "group", "strength"]).assign(
        file="gruppe-4.xlsx", sheet="Blatt 1", row=3, column=2, kind="Projekt"
    )
    work = pd.DataFrame(
        {"actor": ["awo", "caritas", "rat"], "field": ["Sprache"] * 2 + ["Tisch Süd"],
         "kind": ["field", "field", "group"]}
    )  # fmt: skip
    return Network.of(actors=actors, reports=reports, affiliations=work, wave="2021-05-01-auftakt")


def test_the_public_sees_existing_ties_between_two_who_agreed_and_nothing_else():
    public = edition_of(town(), "public")
    assert public.actors["name"].tolist() == ["AWO", "AWO-Kita Nord", "Integrationsrat"]
    assert set(public.reports["state"]) == {terms.EXISTING}
    names = dict(zip(public.actors["actor"], public.actors["name"], strict=True))
    pairs = {frozenset((names[a], names[b])) for a, b in public.ties[["source", "target"]].to_numpy()}
    assert pairs == {frozenset(("AWO", "Integrationsrat")), frozenset(("AWO", "AWO-Kita Nord"))}
    assert public.ties["assumed"].all(), "a strength is not for the public"
    assert not public.ties["kinds"].any()
    assert public.affiliations["field"].tolist() == ["Sprache"]
    assert not public.actors["present"].any()


def test_public_keys_and_their_order_do_not_tell_who_is_missing():
    first = edition_of(town(), "public").actors
    more = town(name=["Integrationsrat", "Ganz anders", "AWO", "AWO-Kita Nord", "Frau Muster"])
    pd.testing.assert_frame_equal(first, edition_of(more, "public").actors)
    assert first["actor"].tolist() == ["o1", "o2", "o3"]


def test_what_two_groups_named_stays_confirmed_in_every_edition():
    for edition in ("participants", "public"):
        ties = edition_of(town(), edition).ties
        assert sorted(ties["confirmed"]) == [False, *([False] if edition == "participants" else []), True]


def test_participants_see_neither_sheets_nor_refusals_and_wishes_only_where_that_is_agreed():
    shut, open_ = edition_of(town(), "participants"), edition_of(town(), "participants", wishes=True)
    assert set(shut.reports["state"]) == {terms.EXISTING}
    assert set(open_.reports["state"]) == {terms.EXISTING, terms.WISHED}
    assert set(shut.reports["group"]) <= {"1", "2"}
    assert not shut.reports[["file", "sheet"]].any(axis=None)
    assert not set(shut.affiliations["kind"]) & {terms.GROUP}
    assert len(shut.actors) == 5, "nothing is recorded about participants, who sat in one room"


def test_the_newest_record_of_consent_rules_every_wave():
    old = town().actors
    new = old.assign(named_in_public=[True, True, False, True, False])
    assert consenting([old, new], "public") == {"rat", "caritas", "awo-kita"}
    assert consenting([old, new.assign(named_in_public=False)], "public") == consenting([old], "public")
    joined = pd.concat([old, old.iloc[:1].assign(actor="neu", on_roster=False, named_in_public=False)])
    assert "neu" not in consenting([joined], "public")
    assert consenting([old.assign(named_in_public=False)], "public") == frozenset()
    with pytest.raises(NetworkError, match="press"):
        consenting([old], "press")


@pytest.mark.parametrize("edition", ["participants", "public"])
def test_a_page_of_an_edition_holds_nothing_that_is_withheld(edition):
    net = town()
    plan = plan_edition(net, edition, look={"town": "Nordheim"})
    page = write_page(plan)
    assert "gruppe-4.xlsx" not in page and "Tisch Süd" not in page
    small = edition_of(net, edition)
    told = [*small.actors["name"], *page_texts(plan.lang).values()]
    files = {"karte.html": page.encode()}
    guard_edition(files, withheld_names(net, small), told=told, pinned=fixed_parts())


def test_the_public_page_measures_nobody():
    net = true_network()
    shown = frozenset(net.index[:20])
    public = plan_edition(
        net, "public", shown=shown, measured={"measures": pd.DataFrame({"betweenness": 1.0}, index=net.index)}
    )
    assert {reading.key for reading in public.readings} == {"degree"}
    assert not public.gaps_known
    assert not any(tie.groups or tie.evidence for tie in public.ties)
    assert "20 Organisationen" in public.statements[1].sentence
    assert public.source == plan_edition(net, "internal").source, (
        "whose statements it rests on is the whole's"
    )


def test_the_public_reads_counts_by_sector_and_field_from_three_up():
    net = true_network()
    public = plan_edition(net, "public", shown=frozenset(net.index[:6]))
    counts = {style.label: style.count for style in public.sectors} | dict(public.fields)
    drawn = Counter(node.sector for node in public.nodes)
    labels = {style.key: style.label for style in public.sectors}
    few = {labels[sector] for sector, n in drawn.items() if n < 3}
    assert few and {label for label in labels.values() if counts[label] is None} == few
    assert min(count for count in counts.values() if count is not None) >= 3
    page = write_page(public)
    assert '"count":1,' not in page and '"count":2,' not in page and '"count":null' in page


def packed(text: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", text)
    return held.getvalue()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("karte.html", b'<p title="Caritasverband&#32;Nordheim">'),
        ("karte.html", b"<tspan>Caritasverband</tspan> <tspan>Nordheim</tspan>"),
        ("karte.html", b'["Caritas\\u0076erband","Nordheim"]'),
        ("bild.svg", "<text>CARITASVERBAND\u00a0Nordheim</text>".encode()),
        ("Caritasverband Nordheim.txt", b""),
        ("mappe.xlsx", packed("<w:t>Caritasverband Nordheim</w:t>")),
        ("alles.zip", packed("caritasverband-nordheim")),
        ("bild.png", b"\x89PNG\r\n\x1a\ntEXtTitle\0Caritasverband Nordheim\xff\xfe"),
    ],
)
def test_the_gate_finds_a_withheld_name_wherever_it_stands(path, content):
    with pytest.raises(LeakError, match="Caritasverband Nordheim"):
        guard_edition({path: content}, ["Caritasverband Nordheim"])


def test_the_gate_lets_pass_what_only_looks_like_it():
    files = {"karte.html": b"<p>AWO-Kita Nord, Caritas verband</p>"}
    guard_edition(files, ["AWO", "Caritasverband Nordheim"], told=["AWO-Kita Nord"])
    guard_edition({"karte.html": b"<script>let AWO = 1</script>"}, ["AWO"], pinned=["let AWO = 1"])


def test_the_gate_lets_nothing_pass_that_it_cannot_search():
    with pytest.raises(LeakError, match=r"bericht\.pdf"):
        guard_edition({"bericht.pdf": b"%PDF-1.7"}, ["AWO"])


def test_the_public_page_tells_of_nobody_who_stands_alone_or_was_named_by_one_group_alone():
    net = true_network().where(groups=["gruppe-1", "gruppe-2"])
    net = replace(net, actors=net.actors.assign(named_in_public=True))
    plan = plan_edition(net, "public")
    assert any(not node.partners for node in plan.nodes)
    assert not any(node.cutpoint for node in plan.nodes)
    assert not any(tie.bridge or tie.confirmed for tie in plan.ties)
    page = write_page(plan)
    data = json.loads(re.search(r'id="plan">(.*?)</script>', page, re.DOTALL)[1])
    assert data["texts"]["no_partner"] == "keine Kooperation gezeigt"
    assert not data["grouped"]
    assert data["aloneY"] == 0

"""What people note on the page comes back: the files that it gives are read by the next run."""

from __future__ import annotations

import pytest

import netzwerk as nw
from netzwerk.render.page import write_page
from netzwerk.views.register import register, with_matters
from tests.browser import Opened

pytestmark = pytest.mark.browser

ROSTER = """Nr;Organisation;Kurzname;Sektor
1;Arbeiterwohlfahrt Nordheim;AWO;Träger
2;Bürgerbüro Nordheim;;Verwaltung
3;Caritasverband Nordheim;;Träger
4;Deutsches Rotes Kreuz Nordheim;DRK;Träger
5;Volkshochschule Nordheim;VHS;Bildung
6;=HYPERLINK("http://x";"k");;Bildung
"""
TIES = """Organisation;Kooperationspartner;Intensität;Status
Arbeiterwohlfahrt Nordheim;Bürgerbüro Nordheim;3;besteht
Bürgerbüro Nordheim;Caritasverband Nordheim;1;besteht
Caritasverband Nordheim;Deutsches Rotes Kreuz Nordheim;2;besteht
Volkshochschule Nordheim;Arbeiterwohlfahrt Nordheim;;gewünscht
Arbeiterwohlfahrt Nordheim;Volkshochschule Nordheim;;gewünscht
"""
FIELDS = """Organisation;Sprache;Wohnen
Arbeiterwohlfahrt Nordheim;x;
Volkshochschule Nordheim;L;
Caritasverband Nordheim;;x
"""


def read(folder):
    tables = nw.tidy(nw.read(folder))
    return tables, nw.Network.of(tables)


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nordheim")
    for name, text in (("liste.csv", ROSTER), ("tisch1.csv", TIES), ("felder.csv", FIELDS)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def map_(browser, town, tmp_path_factory):
    _, net = read(town)
    found = with_matters(net, nw.gaps(net))
    plan = nw.plan_map(net, gaps=found, register=register(net, found))
    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_text(write_page(plan), encoding="utf-8")
    with Opened(browser, path) as shown:
        yield shown


def key(net, name):
    return net.actors.set_index("name")["actor"][name]


def saved(map_, button, town):
    with map_.page.expect_download() as download:
        map_.page.get_by_role("button", name=button).click()
    target = town / download.value.suggested_filename
    target.write_bytes(download.value.path().read_bytes())
    return target


def test_every_kind_of_draft_is_followed_by_the_next_run(map_, town):
    _, net = read(town)
    awo, amt, caritas, drk, vhs = (key(net, name) for name in net.actors["name"] if not name.startswith("="))
    odd = next(
        actor for actor, name in zip(net.actors["actor"], net.actors["name"], strict=True) if "HYPER" in name
    )
    map_.js(
        """([awo, amt, caritas, drk, vhs, odd]) => {
          nw.note({what: 'tie', source: awo, target: drk, becomes: 'missing', by: 'Tisch 2'});
          nw.note({what: 'tie', source: vhs, target: odd, becomes: 'missing'});
          nw.note({what: 'tie', source: amt, target: caritas, becomes: 'wrong'});
          nw.note({what: 'tie', source: awo, target: amt, becomes: 'changed', value: '1'});
          nw.note({what: 'wish', source: drk, target: vhs, becomes: 'missing'});
          nw.note({what: 'sector', source: drk, becomes: 'changed', value: 'Bildung'});
          nw.note({what: 'name', source: caritas, becomes: 'changed', value: 'Caritas Region Nord'});
          nw.note({what: 'field', source: vhs, target: 'Wohnen', becomes: 'missing'});
          nw.note({what: 'actor', source: 'neu:1', becomes: 'missing', value: 'Verein Neubeginn'});
        }""",
        [awo, amt, caritas, drk, vhs, odd],
    )
    target = saved(map_, "Korrekturen speichern", town)
    assert target.name == "korrekturen.csv"
    assert "'=HYPERLINK" in target.read_text("utf-8-sig")
    tables, after = read(town)
    findings = tables.ledger[tables.ledger["file"].eq("korrekturen.csv") & tables.ledger["severity"].ne("")]
    assert not findings["severity"].isin(["warning", "error"]).any(), findings.to_dict("records")
    ties = {
        frozenset(pair)
        for pair in after.ties[after.ties["state"].eq("existing")][["source", "target"]].to_numpy()
    }
    assert frozenset((awo, drk)) in ties
    assert frozenset((vhs, odd)) in ties
    assert frozenset((amt, caritas)) not in ties
    strength = after.ties.set_index(["source", "target"])["strength"]
    assert strength[tuple(sorted((awo, amt)))] == 1
    wishes = {
        frozenset(p) for p in after.ties[after.ties["state"].eq("wished")][["source", "target"]].to_numpy()
    }
    assert frozenset((drk, vhs)) in wishes
    assert after.sectors[drk] == "Bildung"
    assert "Caritas Region Nord" in set(after.actors["name"])
    assert "Verein Neubeginn" in set(after.actors["name"])
    assert "Wohnen" in set(after.affiliations.loc[after.affiliations["actor"].eq(vhs), "field"])
    assert map_.said == []


def test_what_was_ticked_as_agreed_is_read_as_agreed(map_, town):
    map_.js("nw.set({...nw.views.missing})")
    map_.page.locator("#context .shortlist .boxes input").first.check()
    matter = map_.js("nw.state().agreed[0]")
    saved(map_, "Maßnahmen speichern", town)
    agreed = {one.matter: one.decision for one in nw.read(town).agreements}
    assert agreed[matter] == "vereinbart"

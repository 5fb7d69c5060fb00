"""Folding: what is a habit of writing is folded, what tells bodies apart stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netzwerk.names import cluster_spellings, compact, fold, make_key
from netzwerk.names.fold import clean, is_legal_form, without_legal
from netzwerk.names.spelling import number_and_rest, spell

NAMES = st.text(
    alphabet="aäbcdeföghiıjklmnorsßtuüvwxyzÄÖÜÉéñç –-.&'„“*:_ ()12\u00ad\u200b\u00a0", max_size=40
)


@pytest.mark.parametrize(
    "one, other",
    [
        ("STADTBÜCHEREI", "Stadtbuecherei"),
        ("Generationenausschuß", "Generationenausschuss"),
        ("Café Welt", "Cafe Welt"),
        ("Stadt\u00adbücherei", "Stadtbücherei"),
        ("\u200bKita Süd\u00a0", "Kita Süd"),
        ("Caritas–Haus", "Caritas-Haus"),
        ("„Die Börse“", "Die Börse"),
        ("Industrie- & Handelskammer", "Industrie- und Handelskammer"),
        ("A.W.O.", "AWO"),
        ("D. R. K. Süd", "DRK Süd"),
        ("Frauentreff\nInternational", "Frauentreff International"),
        ("Łódź-Verein", "Lodz-Verein"),
        ("Türkıye", "Türkiye"),
    ],
)
def test_two_ways_to_write_one_name_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "gendered",
    ["Lots*innen", "Lots:innen", "Lots_innen", "LotsInnen", "Lots/innen", "Lots/-innen",
     "Lotsinnen und Lotsen", "Lotsen und Lotsinnen", "Lots(inn)en"],
)  # fmt: skip
def test_gender_forms_fold_to_the_plain_plural(gendered):
    assert fold(gendered) == "lotsen"


@pytest.mark.parametrize(
    "gendered, plain",
    [
        ("Schüler:innenrat", "Schülerrat"),
        ("Bürgerinnen und Bürger", "Bürger"),
        ("Integrationslotsinnen und -lotsen", "Integrationslotsen"),
        ("Lotse/in", "Lotse"),
        ("Lotse*innen", "Lotse"),
        ("Enkel:innen", "Enkel"),
        ("Anwalt*in", "Anwalt"),
    ],
)
def test_gender_forms_inside_names_fold_too(gendered, plain):
    assert fold(gendered) == fold(plain)


def test_she_and_he_of_two_trades_stay_two():
    assert fold("Müllerinnen und Bäcker") == "muellerinnen und baecker"
    assert fold("Müllerinnen und Müller") == "mueller"


def test_what_nobody_sees_closes_no_word_and_opens_none():
    assert fold("Ki\x02ta\u200b Sü\u00add") == "kita sued"
    assert fold("Kita\tSüd\nHaus") == "kita sued haus"


@pytest.mark.parametrize(
    "one, other",
    [
        ("Kita Nord", "Kita Süd"),
        ("SKM", "SkF"),
        ("Fraktion A", "Fraktion B"),
        ("Kita 1", "Kita 2"),
        ("Anna", "Annä"),
    ],
)
def test_different_names_stay_different(one, other):
    assert fold(one) != fold(other)


@given(NAMES)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(NAMES)
def test_the_unicode_form_makes_no_difference(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    "written",
    ["Tafel e.V.", "Tafel e. V.", "Tafel e..V.", "Tafel E.V.", "Tafel eV", "Tafel, e.V.",
     "Tafel (e.V.)", "Tafel gGmbH", "Tafel g GmbH", "Tafel gem. GmbH", "Tafel gemeinnützige GmbH",
     "Tafel GmbH & Co. KG", "Tafel eingetragener Verein", "Tafel UG (haftungsbeschränkt)",
     "Tafel AG", "Tafel gem e V", "Tafel gem.e.V.", "Tafel K. d. ö. R.", "Tafel UG haftungsbeschränkt"],
)  # fmt: skip
def test_legal_forms_are_taken_off(written):
    assert spell(written).compact == "tafel"


@pytest.mark.parametrize("written", ["e.V.", "GmbH & Co. KG", "(gGmbH)", "–"])
def test_a_legal_form_alone_is_known(written):
    assert is_legal_form(clean(written)) is True
    assert is_legal_form(clean(f"Tafel {written}")) is is_legal_form(clean("Ev. Kirche")) is False


def test_dots_belong_to_no_word():
    assert fold("Ev. Kirche St.Anna") == "ev kirche stanna"


@pytest.mark.parametrize("written", ["Ev. Kirche", "Kirche (ev.)", "AG Flucht", "KG Blau-Gold", "e.V."])
def test_what_only_looks_like_a_legal_form_stays(written):
    assert without_legal(clean(written)) == clean(written)


@pytest.mark.parametrize(
    "text, number, rest",
    [("12", "12", ""), ("Nr. 12", "12", ""), ("#7", "7", ""), ("12 Caritas", "12", "Caritas"),
     ("12. Caritas", "12", "Caritas"), ("007 – Caritas", "7", "Caritas"), ("Kita 3", "", "Kita 3"),
     ("", "", "")],
)  # fmt: skip
def test_a_roster_number_is_told_from_the_name(text, number, rest):
    assert number_and_rest(text) == (number, rest)


@given(NAMES, st.sets(st.sampled_from(["kita", "kita-2", "actor", "a"])))
def test_a_key_is_readable_and_not_taken(name, taken):
    key = make_key(name, taken)
    assert key and key not in taken
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_key_counts_on_where_it_is_taken():
    assert make_key("Kita", {"kita"}) == "kita-2"
    assert make_key("Kita", {"kita", "kita-2"}) == "kita-3"


def test_a_key_begins_and_ends_with_a_letter_of_ours():
    assert make_key("Ω Kita Ж") == "kita"
    assert make_key("Ж") == "actor"


def test_of_spellings_as_common_the_longest_stands_for_all():
    spellings = [
        "kita nord",
        "Kita Nord e.V.",
        "KitaNord",
        "Kindergarten-Nord",
        "kita nord",
        "Kindergarten-Nord",
    ]
    assert set(cluster_spellings(spellings).values()) == {"Kindergarten-Nord"}


def test_small_words_and_abbreviations_come_together_without_their_dots():
    assert cluster_spellings(["die", "Die", "Die"]) == {"die": "Die", "Die": "Die"}
    assert set(cluster_spellings(["Wlb. Haus", "Wlb Haus"]).values()) == {"Wlb. Haus"}
    assert cluster_spellings(["?", "!"]) == {"?": "?", "!": "!"}


def test_without_a_roster_only_sure_spellings_come_together():
    texts = [
        "VHS",
        "Volkshochschule",
        "Volkshochschule e.V.",
        "Volkshochschule",
        "Kita Nord",
        "Kita Süd",
        "Kita Nrod",
    ]
    names = cluster_spellings(texts)
    assert {names[text] for text in texts[:4]} == {"Volkshochschule"}
    assert len({names[text] for text in texts[4:]}) == 3


@given(st.lists(st.sampled_from(["AWO", "awo e.V.", "Arbeiterwohlfahrt", "Kita  Nord", "Kita Nord", "?"])))
def test_the_order_of_spellings_makes_no_difference(texts):
    assert cluster_spellings(texts) == cluster_spellings(reversed(texts))


def test_compact_closes_every_gap():
    assert compact("Job-Center") == compact("JobCenter") == compact("job center") == "jobcenter"

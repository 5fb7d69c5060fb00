"""Texts: German and English say the same things, with the same values in them."""

from __future__ import annotations

import re
import string
from importlib import resources

import pytest

from netzwerk.texts import LANGUAGES, catalogue, say

DE, EN = catalogue("de"), catalogue("en")
ROOT = resources.files("netzwerk.texts") / "catalogue"


def fields(sentence):
    return sorted(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


def test_both_languages_have_the_same_rooms():
    rooms = [sorted(entry.name for entry in (ROOT / lang).iterdir()) for lang in LANGUAGES]
    assert rooms[0] == rooms[1]


def test_both_languages_have_the_same_sentences():
    assert sorted(DE) == sorted(EN)


def test_a_sentence_holds_the_same_values_in_both_languages():
    assert {key: fields(DE[key]) for key in DE} == {key: fields(EN[key]) for key in DE}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_is_empty(lang):
    assert [key for key, text in catalogue(lang).items() if not text.strip()] == []


def test_german_is_written_with_its_own_letters_and_quotes():
    wrong = re.compile(r"\b(fuer|ueber|koennen|muessen|groesser|waere|duerfen|naechst\w*|Traeger)\b|“[^„]*”")
    assert [key for key, text in DE.items() if wrong.search(text)] == []


def test_values_are_put_into_their_places():
    assert say("errors.no_file", "en", path="actors.csv").startswith("There is no file “actors.csv”")


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="de, en"):
        catalogue("fr")

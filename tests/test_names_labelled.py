"""The reader of names on labelled spellings of invented towns: nobody is merged wrongly, few are asked."""

import tomllib
from functools import reduce
from operator import add

import pytest

from netzwerk.names import Resolver, RosterEntry
from netzwerk.names.lexicon import canonical
from netzwerk.names.spelling import spell
from netzwerk.texts import words
from tests.labelled.score import score
from tests.labelled.spellings import FRESH, HERE, MADE_UP, SEALED, UNSEEN, families, town
from tests.sample import WAVES, truth


@pytest.mark.parametrize(
    "half, precision", [("dev", 1.0), ("holdout", 0.995), *((name, 0.995) for name in MADE_UP | UNSEEN)]
)
def test_decisions_are_right_and_many(half, precision):
    drawn = [(1, 0), (2, 1), (3, 2)] if half in ("dev", "holdout") else [(1, 0), (2, 0)]
    total = reduce(add, (score(town(half, seed=seed, place=place)) for seed, place in drawn))
    assert total.precision >= precision, total.confused
    assert total.share >= 0.92
    assert total.suggested_share >= 0.97


def test_towns_written_by_hand_are_read_without_wrong_merges():
    total = reduce(add, map(score, map(town, FRESH + SEALED)))
    assert total.precision >= 0.995, total.confused


def test_most_of_what_was_written_in_towns_never_seen_is_decided():
    """The rules were finished before these towns were scored."""
    assert reduce(add, map(score, map(town, SEALED))).share >= 0.88


@pytest.mark.parametrize("name", FRESH + SEALED)
def test_a_town_written_by_hand_holds_many_spellings_of_one_meaning_each(name):
    spelled = town(name).spelled
    meant = {text: {s.actor for s in spelled if s.text == text} for text in {s.text for s in spelled}}
    assert not [text for text, actors in meant.items() if len(actors) > 1]
    assert len(meant) >= 150


def test_the_set_is_large_enough():
    names = [name for half in ("dev", "holdout") for family in families(half) for name in family["names"]]
    spellings = {spelled.text for half in ("dev", "holdout") for spelled in town(half).spelled}
    assert len(names) >= 100
    assert len(spellings) >= 300


@pytest.mark.slow
@pytest.mark.parametrize("half", ["both", *MADE_UP, *UNSEEN])
def test_a_body_that_is_not_on_the_roster_is_no_other_body(half):
    """Take each actor off the roster in turn: none of its spellings may then be somebody else's."""
    place = town(half, place=1 if half == "both" else 0)
    merged = []
    for absent in place.roster:
        resolver = Resolver([entry for entry in place.roster if entry is not absent], town=place.name)
        own = [spelled for spelled in place.spelled if spelled.actor == absent.actor]
        merged += [s.text for s in own if s.operation != "dotted" and resolver.resolve(s.text).actor]
    assert not merged


def test_one_half_is_not_taken_for_the_other():
    here, there = town("dev"), town("holdout")
    resolver = Resolver(here.roster)
    strangers = [spelled.text for spelled in there.spelled if spelled.operation != "dotted"]
    assert not [text for text in strangers if resolver.resolve(text).actor]


def test_the_same_seed_gives_the_same_spellings():
    assert town("dev", seed=3) == town("dev", seed=3)


@pytest.mark.parametrize("wave", WAVES)
def test_the_sample_is_read_without_a_wrong_merge(wave):
    actors = truth(wave, "actors")
    mentions = truth(wave, "mentions")
    mentions = mentions[~mentions["text"].str.contains("[", regex=False)]
    roster = [
        RosterEntry(key, name, (short,) if short else ())
        for key, name, short in zip(actors["key"], actors["name"], actors["short"], strict=True)
    ]
    resolver = Resolver(roster)
    found = [
        (resolver.resolve(text), actor)
        for text, actor in zip(mentions["text"], mentions["actor"], strict=True)
    ]
    decided = [answer.actor == actor for answer, actor in found if answer.actor]
    rest = [actor in [s.actor for s in answer.suggestions] for answer, actor in found if not answer.actor]
    assert all(decided)
    assert len(decided) / len(found) >= 0.92
    assert sum(rest) / len(rest) >= 0.97


LISTS = ("abbreviations", "name_words", "legal_forms", "asides", "same_words")


def entries(table):
    """Every word of a word list, whatever tables it stands in."""
    if isinstance(table, str):
        return [table]
    return [
        word for part in (table.values() if hasattr(table, "values") else table) for word in entries(part)
    ]


def said(texts):
    """Every run of up to six folded words that stands in texts, and what compounds begin or end with."""
    found = set()
    for text in texts:
        plain = [word.replace(".", "") for word in spell(text).plain]
        found |= {
            " ".join(plain[i:k]) for i in range(len(plain)) for k in range(i + 1, min(i + 7, len(plain) + 1))
        }
    long = {word for word in found if " " not in word and len(word) > 7}
    return (
        found
        | {word[:at] for word in long for at in range(3, len(word))}
        | {word[at:] for word in long for at in range(1, len(word) - 2)}
    )


@pytest.fixture(scope="module")
def elsewhere():
    lists = tomllib.loads((HERE / "organisations.toml").read_text("utf-8"))
    spelled = [s.text for half in ("both", *MADE_UP, *UNSEEN) for s in town(half).spelled]
    return said([*spelled, *lists["sectors"], *lists["kinds"]])


@pytest.fixture(scope="module")
def sample():
    columns = [("mentions", "text"), ("actors", "name"), ("actors", "short"), ("reports", "kind")]
    listed = [text for wave in WAVES for table, column in columns for text in truth(wave, table)[column]]
    return said([*listed, *(text for wave in WAVES for text in truth(wave, "actors")["sector"])])


@pytest.mark.parametrize("name", LISTS)
def test_no_word_of_a_list_serves_the_sample_alone(name, sample, elsewhere):
    """A word that the sample needs is one that other towns use too: a list holds no town's own words."""
    said_as = {
        word: " ".join(part.replace(".", "") for part in spell(word).plain) for word in entries(words(name))
    }
    assert set(said_as.values()) & elsewhere
    assert not [word for word, plain in said_as.items() if plain in sample and plain not in elsewhere]


def test_no_line_of_the_abbreviations_says_the_same_as_another():
    entries = [spell(entry).plain for line in words("abbreviations")["meanings"] for entry in line]
    assert len(entries) == len(set(entries))
    for line in words("abbreviations")["meanings"]:
        assert len({canonical(spell(entry).plain) for entry in line}) == 1, line

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
from tests.labelled.spellings import HERE, MADE_UP, TOWNS, UNSEEN, families, town
from tests.sample import WAVES, truth

SEEDS = (1, 2)
COMPANY = [
    "Stadt Linden", "Stadt Linden – Sozialamt", "Stadtbücherei Linden", "Volkshochschule Linden",
    "Jobcenter Linden",
]  # fmt: skip


@pytest.mark.parametrize(
    "half, precision", [("dev", 1.0), ("holdout", 0.995), *((name, 0.995) for name in MADE_UP | UNSEEN)]
)
def test_decisions_are_right_and_many(half, precision):
    places = range(len(TOWNS) if half in ("dev", "holdout") else 1)
    total = reduce(add, (score(town(half, seed=seed, place=place)) for place in places for seed in SEEDS))
    assert total.precision >= precision, total.confused
    assert total.share >= 0.92
    assert total.suggested_share >= 0.97


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


@pytest.mark.parametrize("others", [[], COMPANY], ids=["alone", "in company"])
def test_a_body_that_only_looks_like_one_on_the_roster_is_never_merged_with_it(others):
    merged = []
    for listed, said in tomllib.loads((HERE / "look_alikes.toml").read_text("utf-8"))["pairs"]:
        roster = [RosterEntry(name, name) for name in dict.fromkeys((*others, listed))]
        if Resolver(roster, town="Linden").resolve(said).actor == listed:
            merged.append((said, listed))
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


def _said_in(texts: list[str], line: list[str]) -> bool:
    """Whether any entry of a line stands in any of the texts, as words."""
    said = {f" {' '.join(spell(text).plain)} ".replace(".", "") for text in texts}
    return any(
        f" {' '.join(spell(entry).plain)} ".replace(".", "") in text for entry in line for text in said
    )


def test_no_abbreviation_serves_the_sample_alone():
    """A line of the list that the sample needs is needed by other towns too."""
    sample = [text for wave in WAVES for text in truth(wave, "mentions")["text"]]
    others = [
        spelled.text
        for half in ("both", *MADE_UP)
        for spelled in town(half).spelled
        if spelled.operation != "upper"
    ]
    alone = [
        line
        for line in words("abbreviations")["meanings"]
        if _said_in(sample, line) and not _said_in(others, line)
    ]
    assert not alone


def test_no_line_of_the_abbreviations_says_the_same_as_another():
    entries = [spell(entry).plain for line in words("abbreviations")["meanings"] for entry in line]
    assert len(entries) == len(set(entries))
    for line in words("abbreviations")["meanings"]:
        assert len({canonical(spell(entry).plain) for entry in line}) == 1, line

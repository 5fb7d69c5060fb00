"""What a newcomer gets wrong: one helpful sentence each, in the user's language, nothing lost."""

from __future__ import annotations

import pytest

from netzwerk.cli import call
from netzwerk.errors import UsageError
from netzwerk.pipeline import run
from netzwerk.texts import say

ROSTER = "Organisation;Sektor\nAWO Neustadt;Wohlfahrt\nCaritas Neustadt;Wohlfahrt\nJugendamt;Verwaltung\n"
TIES = "Wer;mit wem;Intensität\nAWO Neustadt;Caritas Neustadt;2\nJugendamt;AWO Neustadt;3\n"
ACTORS = "actor,name,sector\na,AWO,x\nb,Bund,y\nc,Caritas,x\n"
LANGUAGES = pytest.mark.parametrize("lang", ["de", "en"])


@pytest.fixture
def town(tmp_path):
    """A town of three organisations and two ties, one wave."""
    folder = tmp_path / "neustadt"
    folder.mkdir()
    (folder / "akteure.csv").write_text(ROSTER, "utf-8")
    (folder / "tisch1.csv").write_text(TIES, "utf-8")
    return folder


def one_sentence(said):
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    return said.err


def measured(folder, ties, *more):
    """Measure with three actors and these ties, as bytes or text."""
    (folder / "actors.csv").write_text(ACTORS, "utf-8")
    (folder / "ties.csv").write_bytes(ties if isinstance(ties, bytes) else ties.encode())
    return call(["measure", *(str(folder / one) for one in ("actors.csv", "ties.csv")), *more])


@LANGUAGES
@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--quik"], "--quick"), (["--drwas", "5"], "--draws"), (["--draws", "0"], "1"),
        (["--jobs", "viele"], "1"), (["--seed", "-1"], "0"), (["--draws"], "--draws"),
    ],
)  # fmt: skip
def test_a_slip_in_an_option_is_answered_with_what_is_allowed(capsys, words, hint, lang):
    assert call(["run", "x", "--lang", lang, *words]) == 2
    assert hint in one_sentence(capsys.readouterr())


@LANGUAGES
@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[sheets."tisch1.csv"]\nform = "matrx"', "form"),
        ('[sheets."tisch1.csv"]\nheader_row = -1', "header_row"),
        ('[asked]\nblank_in_matrix = "vielleicht"', "blank_in_matrix"),
        ('[asked]\nmembers = "alle"', "members"),
        ("[asked.members]\ntisch1 = 3", "tisch1"),
        ('[headers]\nactors = ["Verein"]', "actor"),
        ("[privacy]\nkeep_columns = 3", "keep_columns"),
        ("[sectors]\norder = 3", "order"),
        ('[town]\ndirected = "ja"', "true"),
    ],
)
def test_a_value_that_netzwerk_toml_may_not_hold_is_refused_with_its_key(capsys, town, text, key, lang):
    (town / "netzwerk.toml").write_text(text, "utf-8")
    assert call(["check", str(town), "--lang", lang]) == 2
    assert key in one_sentence(capsys.readouterr())


def test_settings_in_another_encoding_are_refused_with_the_remedy(capsys, town):
    (town / "netzwerk.toml").write_bytes('[town]\nname = "München"'.encode("latin-1"))
    assert call(["check", str(town)]) == 2
    assert "UTF-8" in one_sentence(capsys.readouterr())


@pytest.mark.parametrize("below", ["", "/ergebnisse"])
def test_an_out_that_cannot_be_a_folder_is_refused_before_the_work(capsys, town, tmp_path, below):
    (tmp_path / "out").write_text("mine")
    assert call(["run", str(town), "--out", f"{tmp_path / 'out'}{below}"]) == 2
    one_sentence(capsys.readouterr())
    assert measured(tmp_path, "source,target\na,b\n", "--out", f"{tmp_path / 'out'}{below}") == 2
    one_sentence(capsys.readouterr())
    assert (tmp_path / "out").read_text() == "mine"


@LANGUAGES
@pytest.mark.parametrize(
    ("ties", "hint", "code"),
    [
        (b"PK\x03\x04 no table", "ties.csv", 3),
        ("source,target\na,b\na,\n", "target", 2),
        ("source,target,strength\na,b,2,5\n", "4", 2),
        ("source,target\na,b\nb,zzz\n", "zzz", 2),
        ("source,target,strength\na,b,-1\n", "-1", 2),
        ("von,nach\na,b\n", "source", 2),
        ("", "source, target", 2),
    ],
)
def test_a_table_that_cannot_be_measured_is_one_sentence(capsys, tmp_path, ties, hint, code, lang):
    assert measured(tmp_path, ties, "--out", str(tmp_path / "out"), "--lang", lang) == code
    assert hint in one_sentence(capsys.readouterr())
    assert not (tmp_path / "out").exists()


def test_a_folder_in_the_place_of_a_table_is_one_sentence(capsys, tmp_path):
    assert call(["measure", str(tmp_path), str(tmp_path), "--out", str(tmp_path / "out")]) == 3
    assert "Ordner" in one_sentence(capsys.readouterr())


@LANGUAGES
def test_too_many_groups_are_answered_with_the_most(capsys, tmp_path, lang):
    out = str(tmp_path / "leer.xlsx")
    assert call(["template", "--groups", "99", "--out", out, "--lang", lang]) == 2
    assert "30" in one_sentence(capsys.readouterr())


def test_a_file_that_only_netzwerk_toml_knows_is_said(town, capsys):
    (town / "netzwerk.toml").write_text('[sheets."tisch7.csv"]\nform = "matrix"\n', "utf-8")
    call(["check", str(town)])
    assert "tisch7.csv" in capsys.readouterr().out


def test_sheets_that_name_nobody_end_with_one_sentence(tmp_path, capsys):
    raw = tmp_path / "neustadt"
    raw.mkdir()
    (raw / "tisch1.csv").write_text("Wer;mit wem;Intensität\n", "utf-8")
    code = call(["run", str(raw), "--out", str(tmp_path / "out"), "--quick"])
    assert code == 3
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("Auf keinem Blatt")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("name", "value"), [("draws", 0), ("jobs", 0), ("seed", -1)])
def test_a_number_too_small_is_refused_by_the_function_too(town, tmp_path, name, value):
    with pytest.raises(UsageError, match=name):
        run(town, tmp_path / "out", **{name: value})


@LANGUAGES
@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ('[town\nname = "x"', "1", "bracket"), ("[town]\nname = Muster", "2", "value"),
        ("[town]\n[town]", "2", "twice"), ('[town]\nname = "A\n', "2", "quotes"),
        ("[town]\nname", "2", "equals"), ('[town]\nname = "A" 3', "2", "behind"),
    ],
)  # fmt: skip
def test_a_slip_in_netzwerk_toml_is_said_in_the_users_language_with_its_line(
    capsys, town, text, place, what, lang
):
    (town / "netzwerk.toml").write_text(text, "utf-8")
    assert call(["check", str(town), "--lang", lang]) == 2
    said = one_sentence(capsys.readouterr())
    assert say(f"settings.{what}", lang) in said
    assert place in said or what in ("bracket", "equals")
    assert not {"Expected", "Invalid", "Cannot", "Illegal"} & set(said.replace("(", " ").split())


@LANGUAGES
@pytest.mark.parametrize(
    ("words", "hint"),
    [(["chek", "x"], "check"), ([], "run, check"), (["check", "x", "y"], "y"), (["zauber"], "run, check")],
)  # fmt: skip
def test_a_slip_in_the_command_is_answered_with_the_commands(capsys, words, hint, lang):
    assert call([*words, "--lang", lang] if words[:1] == ["check"] else ["--lang", lang, *words]) == 2
    said = one_sentence(capsys.readouterr())
    assert hint in said
    assert "unexpected" not in said


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"], ["template", "-h"]])
def test_the_german_help_has_no_english_headings(capsys, words):
    assert call(words) == 0
    said = capsys.readouterr().out
    assert said.startswith("Aufruf: netzwerk")
    assert not [word for word in ("Usage", "Options:", "Commands:", "required", "Show this") if word in said]


def test_what_the_system_says_is_in_the_users_language(capsys, tmp_path):
    for lang, said in (("de", "der Name ist zu lang"), ("en", "the name is too long")):
        out = str(tmp_path / f"{'x' * 300}.xlsx")
        assert call(["template", "--out", out, "--lang", lang]) == 2
        assert said in one_sentence(capsys.readouterr())


def test_a_folder_called_netzwerk_toml_is_one_sentence(town, capsys):
    (town / "netzwerk.toml").mkdir()
    assert call(["check", str(town)]) == 2
    assert "netzwerk.toml lässt sich nicht öffnen" in capsys.readouterr().err


def test_a_folder_in_the_place_of_a_roster_is_one_sentence(town, capsys, tmp_path):
    assert call(["template", "--actors", str(town), "--out", str(tmp_path / "x.xlsx")]) == 3
    assert "ist ein Ordner" in capsys.readouterr().err
    assert not (tmp_path / "x.xlsx").exists()

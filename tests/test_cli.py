"""The command line: one sentence and an exit code for everything, and no traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from netzwerk.cli import call
from netzwerk.cli.commands import COMMANDS
from netzwerk.intake.configuration import settings_from
from tests.sample import RAW, WAVES

ROSTER = "Organisation;Sektor\nAWO Neustadt;Wohlfahrt\nCaritas Neustadt;Wohlfahrt\nJugendamt;Verwaltung\n"
TIES = "Wer;mit wem;Intensität\nAWO Neustadt;Caritas Neustadt;2\nJugendamt;AWO Neustadt;3\n"


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
    assert said.err.endswith(".\n")
    assert "Traceback" not in said.err
    return said.err


def test_help_names_the_commands(capsys):
    assert call(["--help"]) == 0
    said = capsys.readouterr().out
    assert [word for word in COMMANDS if f"\n  {word} " not in said] == []
    assert "..." not in said.partition("Commands:")[2]


def test_the_language_may_stand_before_the_command(capsys):
    assert call(["--lang", "en", "--help"]) == 0
    assert "The whole walk" in capsys.readouterr().out
    assert call(["--lang", "en", "check", "nowhere"]) == 3
    assert "There is no folder" in one_sentence(capsys.readouterr())


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_there_in_both_languages(capsys, command):
    assert call([command, "--help"]) == 0
    german = capsys.readouterr().out
    assert call([command, "--help", "--lang", "en"]) == 0
    assert call([command, "--lang=en", "--help"]) == 0
    english = capsys.readouterr().out
    assert "--lang" in german
    assert german not in english


@pytest.mark.parametrize(
    "words",
    [
        ["fly"], ["run"], ["run", "a", "b"], ["run", "x", "--nonsense"], ["run", "x", "--seed", "blue"],
        ["run", "x", "--lang", "fr"], ["run", "x", "--draws", "0"], ["check"],
        ["measure", "actors.csv", "ties.csv"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", [[], ["--lang", "en"]], ids=["de", "en"])
def test_a_wrong_call_is_one_sentence_and_2(capsys, words, lang):
    assert call([*words, *lang] if "--lang" not in words else words) == 2
    one_sentence(capsys.readouterr())


def test_a_folder_that_is_not_there_is_one_sentence_and_3(capsys, tmp_path):
    assert call(["run", str(tmp_path / "nirgends")]) == 3
    assert "nirgends" in one_sentence(capsys.readouterr())


def test_an_empty_folder_is_one_sentence_and_3(capsys, tmp_path):
    assert call(["check", str(tmp_path)]) == 3
    one_sentence(capsys.readouterr())


def test_a_folder_without_anything_readable_is_one_sentence_and_3(capsys, tmp_path):
    (tmp_path / "tisch1.xlsx").write_bytes(b"PK\x03\x04 no workbook at all")
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    assert call(["check", str(tmp_path)]) == 3
    one_sentence(capsys.readouterr())


def test_settings_with_a_slip_are_one_sentence_and_2(capsys, town):
    (town / "netzwerk.toml").write_text('[twon]\nname = "Neustadt"\n')
    assert call(["check", str(town)]) == 2
    assert "twon" in one_sentence(capsys.readouterr())


def test_a_file_that_is_not_what_its_name_says_gives_1_and_the_others_are_read(capsys, town, tmp_path):
    (town / "tisch2.xlsx").write_bytes(b"PK\x03\x04 broken")
    assert call(["run", str(town), "--out", str(tmp_path / "out"), "--quick"]) == 1
    said = capsys.readouterr().out
    assert "tisch2.xlsx" in said
    assert "Kooperationen: 2" in said
    assert (tmp_path / "out" / "map.html").exists()


def test_a_town_without_a_roster_is_read_and_said(capsys, town, tmp_path):
    (town / "akteure.csv").unlink()
    assert call(["run", str(town), "--out", str(tmp_path / "out"), "--quick"]) == 0
    said = capsys.readouterr().out
    assert "Organisationen: 3" in said
    assert "Organisationsliste" in said


def test_a_fault_of_ours_is_one_sentence_and_70(capsys, monkeypatch, town):
    def broken(*args, **options):
        raise RuntimeError("the cat\nsat on it")

    monkeypatch.setattr("netzwerk.pipeline.looking.read", broken)
    assert call(["check", str(town)]) == 70
    assert "RuntimeError: the cat" in one_sentence(capsys.readouterr())
    assert call(["check", str(town), "--debug"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_stopping_changes_nothing_and_says_so(capsys, monkeypatch, town):
    def stopped(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr("netzwerk.pipeline.looking.read", stopped)
    assert call(["check", str(town)]) == 130
    one_sentence(capsys.readouterr())


def test_check_writes_nothing(capsys, town):
    before = sorted(path.name for path in town.parent.rglob("*"))
    assert call(["check", str(town)]) == 0
    assert sorted(path.name for path in town.parent.rglob("*")) == before


def test_check_gives_json_for_scripts(capsys):
    assert call(["check", str(RAW), "--json", "--lang", "en"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [wave["wave"] for wave in said["waves"]] == list(WAVES)
    finding = said["waves"][0]["findings"][0]
    assert {"file", "sheet", "row", "column", "severity", "code", "message"} <= set(finding)
    assert all(one["suggestions"] for one in said["waves"][0]["to_decide"])
    assert len(said["inputs"]) == 17


def test_what_was_assumed_can_be_pasted_into_netzwerk_toml_and_changes_nothing(capsys, tmp_path):
    raw = tmp_path / "beispielstadt"
    shutil.copytree(RAW, raw)
    assert call(["check", str(raw), "--json"]) == 0
    before = json.loads(capsys.readouterr().out)
    assert call(["check", str(raw)]) == 0
    lines = capsys.readouterr().out.splitlines()
    start = next(nth for nth, line in enumerate(lines) if line.startswith("Angenommen"))
    block = "\n".join(lines[start + 1 :])
    assert settings_from(tomllib.loads(block)).sheets
    (raw / "netzwerk.toml").write_text(block, "utf-8")
    assert call(["check", str(raw), "--json"]) == 0
    after = json.loads(capsys.readouterr().out)
    assert [w["to_decide"] for w in after["waves"]] == [w["to_decide"] for w in before["waves"]]
    assert [len(w["findings"]) for w in after["waves"]] == [len(w["findings"]) for w in before["waves"]]


def test_progress_is_plain_lines_where_there_is_no_terminal(capsys, town, tmp_path):
    call(["run", str(town), "--out", str(tmp_path / "out"), "--quick"])
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "Blätter lesen"
    assert said[-1] == "Dateien ablegen"


def test_the_module_runs_as_the_command_does(town):
    done = subprocess.run(
        [sys.executable, "-m", "netzwerk", "check", str(town / "nirgends")], capture_output=True, text=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1


def test_a_reader_who_has_seen_enough_is_no_fault():
    code = "import sys; from netzwerk.cli import main; main(['check', sys.argv[1]])"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(RAW)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait() == 0
    assert said == b""


def test_the_words_fit_a_narrow_screen(capsys):
    assert call(["run", "--help"]) == 0
    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 80


def test_paths_may_hold_blanks_and_umlauts(capsys, town, tmp_path):
    folder = tmp_path / "Übergang am Fluß"
    town.rename(folder)
    assert call(["run", str(folder), "--out", str(tmp_path / "Ergebnisse für alle"), "--quick"]) == 0
    assert Path(tmp_path / "Ergebnisse für alle" / "tables" / "ties.csv").exists()

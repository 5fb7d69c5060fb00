"""Where a run's files go: all or none, and nothing that a person wrote is lost."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from netzwerk.errors import OutputError, UsageError
from netzwerk.pipeline.placing import described, free_name, out_for, place
from netzwerk.render.datapackage import Origin, datapackage_text


def package(**files):
    """Files of a run with their description, as bytes."""
    named = {name.replace("_", "."): text.encode() for name, text in files.items()}
    return {**named, "datapackage.json": datapackage_text(named, Origin("1"), lang="en").encode()}


def lying(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize(
    ("raw", "out"),
    [
        ("/town/data/raw/neustadt", "/town/data/processed/neustadt"),
        ("/town/data/raw/neustadt/2019-mai", "/town/data/processed/neustadt/2019-mai"),
        ("/town/sheets", "data/processed/sheets"),
    ],
)
def test_out_follows_the_path_below_data_raw(raw, out):
    assert out_for(Path(raw)).as_posix() == out


@pytest.mark.parametrize("out", ["data/raw/neustadt", "data/raw/neustadt/out", "data/raw/anders", "data/raw"])
def test_nothing_is_ever_written_to_raw_data(tmp_path, out):
    raw = tmp_path / "data" / "raw" / "neustadt"
    raw.mkdir(parents=True)
    with pytest.raises(UsageError) as error:
        out_for(raw, tmp_path / out)
    assert "--out" in error.value.say("en")


def test_files_of_a_run_are_put_in_place_and_nothing_is_left_beside(tmp_path):
    files = package(a_csv="1", b_csv="2")
    place(files, tmp_path / "out")
    assert lying(tmp_path / "out") == files
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_files_that_no_run_wrote_stay(tmp_path):
    out = tmp_path / "out"
    place(package(a_csv="1"), out)
    (out / "notes.txt").write_text("mine")
    place(package(a_csv="2"), out)
    assert (out / "notes.txt").read_text() == "mine"
    assert (out / "a.csv").read_text() == "2"


def test_what_an_earlier_run_wrote_and_this_one_does_not_is_removed(tmp_path):
    out = tmp_path / "out"
    place(package(a_csv="1", b_csv="2"), out)
    place(package(a_csv="1"), out)
    assert not (out / "b.csv").exists()


def test_what_a_person_changed_is_not_removed(tmp_path):
    out = tmp_path / "out"
    place(package(a_csv="1", b_csv="2"), out)
    (out / "b.csv").write_text("2, corrected")
    place(package(a_csv="1"), out)
    assert (out / "b.csv").read_text() == "2, corrected"


@pytest.mark.parametrize("lock", ["~$a.csv", ".~lock.a.csv#"])
def test_a_file_that_somebody_has_open_stops_the_run_before_anything_changes(tmp_path, lock):
    out = tmp_path / "out"
    place(package(a_csv="1", b_csv="1"), out)
    (out / lock).write_text("somebody")
    before = lying(out)
    with pytest.raises(OutputError) as error:
        place(package(a_csv="2", b_csv="2"), out)
    assert error.value.exit_code == 2
    assert "a.csv" in error.value.say("en")
    assert lying(out) == before


def test_a_file_that_cannot_be_moved_leaves_everything_as_it_was(tmp_path, monkeypatch):
    out = tmp_path / "out"
    place(package(a_csv="1", b_csv="1"), out)
    before = lying(out)
    replace = Path.replace

    def held(self, target):
        if self.parent == out and self.name == "b.csv":  # what Windows says of a file that Excel holds open
            raise PermissionError(13, "Permission denied", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputError, match=r"b\.csv"):
        place(package(a_csv="2", b_csv="2"), out)
    monkeypatch.undo()
    assert lying(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_disk_without_room_leaves_everything_as_it_was(tmp_path, monkeypatch):
    out = tmp_path / "out"
    place(package(a_csv="1"), out)
    before = lying(out)

    def full(self, content):
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="kein Platz mehr auf dem Datenträger"):
        place(package(a_csv="2"), out)
    assert lying(out) == before


def test_out_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError, match="Ordner"):
        place(package(a_csv="1"), tmp_path / "out")


def test_a_review_that_nobody_changed_is_replaced(tmp_path):
    assert free_name(tmp_path, "review.xlsx") == "review.xlsx"
    place(package(review_xlsx="as written"), tmp_path)
    assert free_name(tmp_path, "review.xlsx") == "review.xlsx"


def test_a_review_that_somebody_filled_in_is_never_overwritten(tmp_path):
    place(package(review_xlsx="as written"), tmp_path)
    (tmp_path / "review.xlsx").write_text("filled in")
    assert free_name(tmp_path, "review.xlsx") == "review-neu.xlsx"
    (tmp_path / "review-neu.xlsx").write_text("filled in, too")
    assert free_name(tmp_path, "review.xlsx") == "review-neu-2.xlsx"


def test_a_review_of_unknown_origin_is_never_overwritten(tmp_path):
    (tmp_path / "review.xlsx").write_text("from somewhere")
    assert free_name(tmp_path, "review.xlsx") == "review-neu.xlsx"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"netzwerk": {}, "resources": [1]}', "no json"])
def test_a_description_that_is_none_describes_nothing(tmp_path, text):
    (tmp_path / "datapackage.json").write_text(text)
    assert described(tmp_path) == {}


def test_a_description_tells_what_was_written(tmp_path):
    place(package(a_csv="1"), tmp_path)
    assert described(tmp_path) == {"a.csv": sha256(b"1").hexdigest()}

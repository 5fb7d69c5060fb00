"""Time and memory of `netzwerk check`: the sample, a workbook of 30,000 rows, a folder of 200 files.

    python -m benchmarks.speed [--times 3]

Aims: the sample under 2 s; 30,000 rows of six columns under 6 s and 400 MB. Seconds by the clock and of the
processor, medians; megabytes of all its processes at the worst moment.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.run import SAMPLE, median_of
from tests.nasty import books

KINDS = ("Projekt", "Beratung", "Austausch")
HEAD = ["Akteur", "Kooperationspartner", "Art", "Intensität", "Status", "Bemerkung"]


def long_list(folder, rows=30_000):
    """Write a list of so many cooperations among 700 organisations, in one workbook."""
    lines = [
        [f"Organisation {i % 700}", f"Organisation {(i * 7 + i // 700 + 1) % 700}", KINDS[i % 3], i % 3 + 1,
         "besteht", f"Zeile {i}"]
        for i in range(rows)
    ]  # fmt: skip
    books.save(books.book(("Liste", [HEAD, *lines])), folder / "welle" / "liste.xlsx")


def many_files(folder, files=200):
    """Write so many groups, each with a workbook of twenty lines."""
    for number in range(files):
        lines = [
            [f"Organisation {i}", f"Organisation {(i + number) % 90}", KINDS[i % 3], i % 3 + 1, "besteht", ""]
            for i in range(20)
        ]
        books.save(
            books.book((f"Tisch {number}", [HEAD, *lines])), folder / "welle" / f"tisch{number:03}.xlsx"
        )


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--times", type=int, default=3)
    said = arguments.parse_args()
    print(f"{'what':34}{'seconds':>9}{'CPU':>8}{'MB':>7}   (medians of {said.times})")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        long_list(root / "long")
        many_files(root / "many")
        for what, where in (("the sample, both waves", SAMPLE), ("30,000 rows of six columns", root / "long"),
                            ("200 files", root / "many")):  # fmt: skip
            call = [sys.executable, "-m", "netzwerk", "check", str(where)]
            seconds, processor, megabytes = median_of(call, said.times)
            print(f"{what:34}{seconds:9.2f}{processor:8.2f}{megabytes:7.0f}", flush=True)


if __name__ == "__main__":
    main()

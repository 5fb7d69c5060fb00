"""The files that a reader of workshop data must survive: what came of each, seconds, and megabytes.

    python -m benchmarks.nasty

Each number of the list is read and checked in a process of its own, of at most 512 MB and ten seconds.
Seconds are those of reading and checking once the libraries are loaded, megabytes the most that the process
held, the interpreter and its libraries among them (line `nothing`). Aim: one second and 200 MB each.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.nasty import archives, listed
from tests.nasty.watched import watched

QUIET = {("no_roster", "note")}


def main():
    print(f"{'':4}{'file':36}{'seconds':>8}{'MB':>6}  outcome")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        archives.small(root / "nothing", "tisch.xlsx")
        line("", "nothing but two rows", root / "nothing")
        for number, (name, make) in listed.ENTRIES.items():
            (root / str(number)).mkdir()
            make(root / str(number))
            line(str(number), name, root / str(number))
        for number, (name, make) in enumerate(listed.BOMBS.items()):
            archives.small(root / f"bomb{number}", "tisch.xlsx")
            make(root / f"bomb{number}")
            line("17", name, root / f"bomb{number}")


def line(number, name, folder):
    _, said = watched(folder.parent / "nothing", folder)  # the first loads the libraries
    heard = sorted(
        {code for code, severity in map(tuple, said.get("heard", ())) if (code, severity) not in QUIET}
    )
    told = said.get("refused") or ", ".join([f"{said['cells']} cells, {said['reports']} reports", *heard])
    print(f"{number:4}{name:36}{said['seconds']:8.2f}{said['megabytes']:6.0f}  {told}", flush=True)


if __name__ == "__main__":
    main()

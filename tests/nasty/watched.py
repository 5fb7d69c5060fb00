"""Reads folders in one process with hard bounds and says what came of each; run as a program of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

MEMORY, SECONDS = 512_000_000, 10


def most_held():
    """Megabytes that this process held at most (Linux); a share of the parent's is none of them."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1000


def child(folders):
    """Read and check each folder; one line of JSON each."""
    import resource

    from netzwerk.errors import NetzwerkError
    from netzwerk.intake import read
    from netzwerk.tables import tidy

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for folder in folders:
        spent = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(spent.ru_utime + spent.ru_stime) + SECONDS + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))
        start = time.perf_counter()
        try:
            sheets = read(folder)
            tables = [tidy(sheets.wave(wave)) for wave in sheets.waves]
            said = {"heard": sorted({(r.code, r.severity) for t in tables for r in t.findings.itertuples()}),
                    "assumed": sorted({a.code for t in tables for a in t.assumptions}),
                    "reports": sum(len(t.reports) for t in tables),
                    "cells": sum(len(sheet.cells) for sheet in sheets)}  # fmt: skip
        except NetzwerkError as error:
            said = {"refused": str(error)}
        said["seconds"] = time.perf_counter() - start
        said["megabytes"] = most_held()
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


def watched(*folders: Path) -> list[dict]:
    """What came of each folder; fails if one breaks a bound."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.nasty.watched", *map(str, folders)],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


if __name__ == "__main__":
    child(sys.argv[1:])

"""Time and memory of the main job, of the import and of --help: medians over several processes.

    python benchmarks/run.py [--times 3] [--jobs N] [FOLDER]

Memory is the sum over all processes of a run at its worst moment (Linux; elsewhere the largest process).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "raw" / "beispielstadt"
EVERY = 0.05


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", nargs="?", type=Path, default=SAMPLE)
    arguments.add_argument("--times", type=int, default=3)
    arguments.add_argument("--jobs", type=int, default=None)
    said = arguments.parse_args()
    jobs = ["--jobs", str(said.jobs)] if said.jobs else []
    python, module = [sys.executable], [sys.executable, "-m", "netzwerk"]
    print(f"{'what':34}{'seconds':>9}{'CPU':>8}{'MB':>7}   (medians of {said.times})")
    with tempfile.TemporaryDirectory() as folder:
        out = ["--out", f"{folder}/out"]
        for what, call in (
            ("import netzwerk", [*python, "-c", "import netzwerk"]),
            ("  above python alone", None),
            ("netzwerk --help", [*module, "--help"]),
            ("netzwerk check", [*module, "check", str(said.folder)]),
            ("netzwerk run --quick", [*module, "run", str(said.folder), "--quick", *out]),
            ("netzwerk run", [*module, "run", str(said.folder), *out, *jobs]),
        ):
            if call is None:
                bare = median_of([*python, "-c", "pass"], said.times)
                imported = median_of([*python, "-c", "import netzwerk"], said.times)
                print(f"{what:34}{imported[0] - bare[0]:9.3f}")
                continue
            seconds, processor, megabytes = median_of(call, said.times)
            print(f"{what:34}{seconds:9.2f}{processor:8.2f}{megabytes:7.0f}", flush=True)


def median_of(call, times):
    return [statistics.median(column) for column in zip(*(measured(call) for _ in range(times)), strict=True)]


def measured(call):
    """Seconds, seconds of processor, and megabytes at the worst moment, of one process and its children."""
    before, started, worst = os.times(), time.perf_counter(), 0.0
    with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None:
            worst = max(worst, memory_of(running.pid))
            time.sleep(EVERY)
        code = running.returncode
    seconds, after = time.perf_counter() - started, os.times()
    if code not in (0, 1):
        sys.exit(f"{' '.join(call)} ended with {code}")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, used, worst


def memory_of(process):
    """Megabytes that a process and its descendants hold, shared pages counted once (Linux)."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8")
        own = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1000
        children = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()
    except (OSError, StopIteration):
        return 0.0
    return own + sum(memory_of(child) for child in children)


if __name__ == "__main__":
    main()

"""Score the reader of sheets on a folder whose truth is known.

    python benchmarks/reading.py data/raw/beispielstadt tests/truth/beispielstadt [--all]

For each wave: how many mentions the truth knows, how many were found at all, the share that the reader
decides by itself, how many of these are right, the share of the rest with the right actor among three
suggestions, the planted problems found, and seconds. `--all` lists every mention that was not decided.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

import netzwerk
from netzwerk import terms
from netzwerk.names import fold


@dataclass(frozen=True)
class Score:
    """What one wave's mentions came to."""

    mentions: int
    found: int
    decided: int
    right: int
    suggested: int
    wrong: tuple[str, ...]
    undecided: tuple[str, ...]

    @property
    def share(self) -> float:
        """Share of the mentions that the reader decides by itself."""
        return self.decided / max(self.mentions, 1)

    @property
    def precision(self) -> float:
        """Share of the decided that are right."""
        return self.right / max(self.decided, 1)

    @property
    def suggested_share(self) -> float:
        """Share of the undecided with the right actor among the suggestions."""
        rest = self.found - self.decided
        return self.suggested / rest if rest else 1.0


def table(folder: Path, name: str) -> pd.DataFrame:
    path = folder / f"{name}.csv"
    return pd.read_csv(path, dtype=str, keep_default_na=False) if path.exists() else pd.DataFrame()


def score_mentions(tables: netzwerk.Tables, truth: Path) -> Score:
    """Hold the mentions of the truth against what became of them, cell by cell."""
    names = dict(zip(*(table(truth, "actors")[c] for c in ("key", "name")), strict=True))
    keys = {
        fold(name): actor for name, actor in zip(tables.actors["name"], tables.actors["actor"], strict=True)
    }
    cells: dict[tuple[str, int, int], list] = {}
    for row in tables.mentions.itertuples():
        cells.setdefault((row.file, int(row.row), int(row.column)), []).append(row)
    count: Counter[str] = Counter()
    wrong, undecided = [], []
    for line in table(truth, "mentions").itertuples():
        count["mentions"] += 1
        row = _take(cells.get((line.file, int(line.row), int(line.column)), []), line.text)
        where = f"{line.file} R{line.row}C{line.column} „{' '.join(line.text.split())}“ = {names[line.actor]}"
        if row is None:
            undecided.append(f"{where}: not read")
            continue
        meant = keys.get(fold(names[line.actor]), "")
        count["found"] += 1
        if row.how in terms.DECIDED_BY_ITSELF:
            count["decided"] += 1
            count["right"] += row.actor == meant
            if row.actor != meant:
                wrong.append(f"{where}: {row.how} {row.actor}")
        else:
            count["suggested"] += meant in row.suggestions.split(terms.JOIN)
            undecided.append(f"{where}: {row.how} {row.suggestions}")
    fields = (count[field] for field in ("mentions", "found", "decided", "right", "suggested"))
    return Score(*fields, tuple(wrong), tuple(undecided))


def _take(rows: list, text: str):
    """Take the mention of a cell that has this text; a header may hold more than the name."""
    said = fold(text)
    for test in (lambda own: own == said, lambda own: own and own in said):
        for row in rows:
            if test(fold(row.text)):
                rows.remove(row)
                return row
    return None


def problems(tables: netzwerk.Tables, truth: Path) -> tuple[int, int]:
    """How many planted problems are findings in their row, of how many."""
    planted = table(truth, "problems")
    heard = {(row.file, int(row.row)) for row in tables.findings.itertuples() if str(row.row).isdigit()}
    found = [(line.file, int(line.row)) in heard for line in planted.itertuples()]
    return sum(found), len(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("raw", type=Path, help="a town's folder of sheets")
    parser.add_argument("truth", type=Path, help="its truth: a folder a wave")
    parser.add_argument("--all", action="store_true", help="list every mention that was not decided")
    asked = parser.parse_args()
    start = time.perf_counter()
    sheets = netzwerk.read(asked.raw)
    print(f"read: {time.perf_counter() - start:.2f} s")
    for wave in sheets.waves:
        start = time.perf_counter()
        tables = netzwerk.tidy(sheets.wave(wave))
        seconds = time.perf_counter() - start
        score = score_mentions(tables, asked.truth / wave)
        found, planted = problems(tables, asked.truth / wave)
        print(
            f"{wave}: {score.mentions} mentions, {score.found} found; {score.share:.1%} decided, "
            f"precision {score.precision:.4f}; {score.suggested_share:.1%} of the rest suggested; "
            f"problems {found} of {planted}; {seconds:.2f} s"
        )
        for line in score.wrong:
            print(f"  wrong: {line}")
        for line in score.undecided if asked.all else ():
            print(f"  open: {line}")


if __name__ == "__main__":
    main()

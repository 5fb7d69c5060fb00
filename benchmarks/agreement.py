"""Our values beside those of independent peers (igraph and sna in R, exact arithmetic) on classic networks.

    python -m benchmarks.agreement [--reasons]

Prints, by network, level and measure, how many values were compared, with which peers, and the largest
difference; `--reasons` adds what is not compared, and why. Ends with 1 where a value differs by more than
1e-6. Needs the reference networks beside the project.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.agreement import disagreeing, everything


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reasons", action="store_true")
    options = parser.parse_args()
    table = everything()
    compared = table[table["why"].eq("")]
    apart = (compared["found"].astype(float) - compared["value"]).abs().fillna(0.0)
    by = ["network", "level", "ours"]
    rows = compared.assign(apart=apart).groupby(by, sort=False).agg(
        peers=("engine", lambda names: ", ".join(sorted(set(names)))),
        compared=("value", "size"),
        undefined=("value", lambda values: int(values.isna().sum())),
        largest_difference=("apart", "max"),
    )  # fmt: skip
    print(rows.to_string(float_format=lambda value: f"{value:.1e}"))
    if options.reasons:
        left = table[table["why"].ne("")]
        print(left.groupby(["why", "measure"]).size().to_string())
    wrong = disagreeing(table)
    print(compared.groupby("level").size().to_string())
    print(f"{len(compared)} of {len(table)} values compared, {len(wrong)} differ by more than 1e-6")
    return int(len(wrong) > 0)


if __name__ == "__main__":
    sys.exit(main())

"""Print a wave's register as a page to read critically: what a meeting would be asked to decide.

python benchmarks/register.py data/raw/beispielstadt/2018-04-12-auftakt > docs/register.md
"""

from __future__ import annotations

import sys
from pathlib import Path

import netzwerk as nw

INTRO = """# The sample's register

What `netzwerk run` proposes to a meeting, as `results/register.csv` and `massnahmen.xlsx` hold it; printed by
`{command}`.
Of {gaps} gaps come {matters} matters. The score is 100 · (.35 need + .30 impact + .20 ease + .15 sureness).
"""


def main(folder: Path) -> None:
    """Print the register of one wave."""
    net = nw.Network.of(nw.tidy(nw.read(folder)))
    gaps = nw.gaps(net)
    table = nw.register(net, gaps)
    names = dict(zip(net.index, net.actors["name"], strict=True))
    command = f"python benchmarks/register.py {folder.as_posix()}"
    print(INTRO.format(command=command, gaps=len(gaps), matters=len(table)))
    print("## The shortlist\n")
    for row in table[table["shortlist"]].to_dict("records"):
        print_row(row, names)
    print("## The others\n")
    print("| rank | score | effort | what it is about | who can invite |\n| --- | --- | --- | --- | --- |")
    for row in table[~table["shortlist"]].to_dict("records"):
        cells = [row["rank"], f"{row['score']:.0f}", row["effort"], row["sentence"], invites(row, names)]
        print("| " + " | ".join(str(cell).replace("|", "/") for cell in cells) + " |")


def invites(row: dict, names: dict) -> str:
    """Who invites, and why."""
    who = names.get(row["convenor"], row["convenor"])
    return f"{who} ({row['convenor_why']})" if who else "–"


def print_row(row: dict, names: dict) -> None:
    """Print one matter of the shortlist."""
    parts = " · ".join(f"{name} {row[name]:.2f}" for name in ("need", "impact", "ease", "sureness"))
    print(f"**{row['rank']}. {row['sentence']}**\n")
    print(f"- {row['score']:.1f} points ({parts}); {row['effort']}; {row['reasons'].replace('|', ', ')}")
    print(f"- {row['next_step']}")
    print(f"- {row['effect']}")
    print(f"- {invites(row, names)} · `{row['matter']}`\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "data/raw/beispielstadt/2018-04-12-auftakt"))

"""Two waves of the sample compared: what is counted, and how long it takes.

    python benchmarks/waves.py [TOWN]

Prints the sentences, and processor seconds of the comparison alone and with the gaps it looks for.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import netzwerk as nw
from netzwerk.measures.waves.answer import Found
from netzwerk.pipeline.comparing import unseen_in

SAMPLE = Path(__file__).parents[1] / "data" / "raw" / "beispielstadt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("town", nargs="?", default=SAMPLE, type=Path)
    sheets = nw.read(parser.parse_args().town)
    tables = [nw.tidy(sheets.wave(name)) for name in sheets.waves[:2]]
    nets = [nw.Network.of(one) for one in tables]
    unseen = unseen_in((net, one.mentions) for net, one in zip(nets, tables, strict=True))
    known = tuple(Found(gaps=nw.gaps(net)) for net in nets)
    began = time.process_time()
    table = nw.compare(*nets, found=known, unseen=unseen)
    alone = time.process_time() - began
    nw.compare(*nets, unseen=unseen)
    both = time.process_time() - began - alone
    for said in nw.state_changes(table):
        print(said.sentence)
    print(f"compared: {alone:.2f} s; with the gaps: {both:.2f} s of processor time")


if __name__ == "__main__":
    main()

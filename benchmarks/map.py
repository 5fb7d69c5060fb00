"""The map at three sizes beside pyvis's own page on the same network: seconds, bytes, frames while panning.

Run it with: python -m benchmarks.map [--sizes 60,500,2000,20000] [--peer 60,500] [--wait 120]
(needs an installed browser; software rendering). pyvis's page is measured at the sizes of --peer, for at most
--wait seconds each.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
from tests.browser import started
from tests.zoo import network

from netzwerk.network import Network
from netzwerk.render.page import write_page
from netzwerk.views import plan_map

TIES = {60: 180, 500: 1500, 2000: 12000, 20000: 60000}
FRAMES = """() => {
  let frames = 0;
  const start = performance.now();
  const next = () => {
    frames += 1;
    if (performance.now() - start < 1500) requestAnimationFrame(next);
  };
  window.frameRate = () => (1000 * frames) / (performance.now() - start);
  requestAnimationFrame(next);
}"""
TWO_FRAMES = """() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
})"""
SETTLED = """() => new Promise((done) => {
  const { physics } = network;
  const look = () => (physics.stabilized || !physics.physicsEnabled ? done() : setTimeout(look, 100));
  network.once('stabilizationIterationsDone', done);
  setTimeout(look, 100);
})"""


class Seen(NamedTuple):
    """What one page was seen to do."""

    first: float
    rate: float
    size: int

    def __str__(self) -> str:
        rate = f"{self.rate:3.0f} frames a second while panning"
        return f"{self.size / 1e6:5.2f} MB, first frame {self.first:6.2f} s, {rate}"


def drawn(actors: int, ties: int) -> Network:
    """Draw a network whose actors have as unequal numbers of partners as towns' have."""
    dice = np.random.default_rng(1)
    share = dice.pareto(2, actors) + 0.3
    ends = dice.choice(actors, (2 * ties, 2), p=share / share.sum())
    pairs = sorted({(min(i, j), max(i, j)) for i, j in ends.tolist() if i != j})
    kept = dice.permutation(len(pairs))[:ties]
    sectors = [f"Sektor {k}" for k in dice.integers(0, 8, actors)]
    return network(range(actors), [pairs[k] for k in kept], sectors=sectors)


def peer_page(net: Network) -> str:
    """Return pyvis's own page of the same network, as its tutorial makes it."""
    from pyvis.network import Network as Peer

    peer = Peer(cdn_resources="in_line")
    for actor in net.index:
        peer.add_node(actor, label=actor)
    keys = net.index.to_numpy()
    peer.edges = [{"from": keys[i], "to": keys[j]} for i, j in net.edges[["i", "j"]].itertuples(index=False)]
    return peer.generate_html()


def look(browser: object, path: Path, *, wait: float, peer: bool = False) -> Seen:
    """Open a page, wait for its first frame, pan for a second and a half."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True, bypass_csp=peer)
    page = context.new_page()
    page.set_default_timeout(wait * 1000)
    try:
        page.goto(path.as_uri())
        if peer:
            page.evaluate(SETTLED)
        first = page.evaluate(TWO_FRAMES) / 1000
        page.mouse.move(400, 420)
        page.mouse.down()
        page.evaluate(FRAMES)
        for step in range(60):
            page.mouse.move(400 + 3 * step, 420 + step)
            page.wait_for_timeout(10)
        rate = page.evaluate("() => window.frameRate()")
        page.mouse.up()
        return Seen(first, rate, path.stat().st_size)
    finally:
        context.close()


def main() -> None:
    """Print one line a size and page, and the ratios."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--sizes", default="60,500,2000")
    words.add_argument("--peer", default="60,500")
    words.add_argument("--wait", type=float, default=120.0)
    asked = words.parse_args()
    peers = [int(size) for size in asked.peer.split(",") if size]
    with started() as browser, tempfile.TemporaryDirectory() as folder:
        for actors in map(int, asked.sizes.split(",")):
            compare(browser, Path(folder), actors, wait=asked.wait if actors in peers else 0)


def compare(browser: object, folder: Path, actors: int, *, wait: float) -> None:
    """Print what our page does at one size, and pyvis's where it is to be waited for."""
    net = drawn(actors, TIES.get(actors, 3 * actors))
    start = time.perf_counter()
    plan = plan_map(net)
    planned = time.perf_counter()
    ours = folder / f"{actors}.html"
    ours.write_text(write_page(plan), encoding="utf-8")
    written = time.perf_counter()
    seen = look(browser, ours, wait=60)
    print(
        f"{actors:6} actors, ours:  plan {planned - start:5.2f} s, page {written - planned:.2f} s, {seen}",
        flush=True,
    )
    if not wait:
        return
    theirs = folder / f"{actors}-pyvis.html"
    theirs.write_text(peer_page(net), encoding="utf-8")
    try:
        other = look(browser, theirs, wait=wait, peer=True)
    except Exception as fault:
        print(
            f"{actors:6} actors, pyvis: no settled frame within {wait:.0f} s ({type(fault).__name__})",
            flush=True,
        )
        return
    print(f"{actors:6} actors, pyvis: {'':25}{other}")
    print(
        f"{actors:6} actors, ratio: first frame {other.first / seen.first:.1f} times sooner, "
        f"{seen.rate / max(other.rate, 0.1):.1f} times the frames, {seen.size / other.size:.2f} of the bytes",
        flush=True,
    )


if __name__ == "__main__":
    main()

"""The map at three sizes: plan and page in seconds, bytes, first frame and frames while panning.

Run it with: python -m benchmarks.map  (needs an installed browser; software rendering)
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np
from tests.browser import Opened, started
from tests.zoo import network

from netzwerk.network import Network
from netzwerk.render.page import write_page
from netzwerk.views import plan_map

SIZES = {60: 180, 500: 1500, 2000: 12000}
FRAMES = """() => new Promise((done) => {
  let frames = 0;
  const start = performance.now();
  const next = () => {
    frames += 1;
    performance.now() - start < 1500 ? requestAnimationFrame(next) : done();
  };
  window.frameRate = () => Math.round((1000 * frames) / (performance.now() - start));
  requestAnimationFrame(next);
})"""


def drawn(actors: int, ties: int) -> Network:
    """Draw a network whose actors have as unequal numbers of partners as towns' have."""
    dice = np.random.default_rng(1)
    share = dice.pareto(2, actors) + 0.3
    ends = dice.choice(actors, (2 * ties, 2), p=share / share.sum())
    pairs = sorted({(min(i, j), max(i, j)) for i, j in ends.tolist() if i != j})
    kept = dice.permutation(len(pairs))[:ties]
    sectors = [f"Sektor {k}" for k in dice.integers(0, 8, actors)]
    return network(range(actors), [pairs[k] for k in kept], sectors=sectors)


def main() -> None:
    """Print one line a size."""
    with started() as browser, tempfile.TemporaryDirectory() as folder:
        for actors, ties in SIZES.items():
            net, start = drawn(actors, ties), time.perf_counter()
            plan = plan_map(net)
            planned = time.perf_counter()
            page = write_page(plan)
            written = time.perf_counter()
            path = Path(folder) / f"{actors}.html"
            path.write_text(page, encoding="utf-8")
            print(
                f"{actors:5} actors: plan {planned - start:.2f} s, page {written - planned:.2f} s,", end=" "
            )
            print(f"{len(page.encode()) / 1e6:.2f} MB,", look(browser, path))


def look(browser: object, path: Path) -> str:
    """Open the page, wait for its first frame, pan for a second and a half."""
    with Opened(browser, path) as map_:
        map_.js("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        first = map_.js("performance.now()")
        mouse = map_.page.mouse
        mouse.move(400, 420)
        mouse.down()
        map_.js(f"() => {{ ({FRAMES})(); }}")
        for step in range(60):
            mouse.move(400 + 3 * step, 420 + step)
            map_.page.wait_for_timeout(10)
        rate = map_.js("window.frameRate()")
        mouse.up()
        return f"first frame {first / 1000:.2f} s, {rate} frames a second while panning"


if __name__ == "__main__":
    main()

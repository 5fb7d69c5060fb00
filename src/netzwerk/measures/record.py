"""What a measure is: its name, what it reads and gives, its range, its source, its function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from netzwerk.measures.engine import Engine, engine_of
from netzwerk.texts import catalogue as sentences

if TYPE_CHECKING:
    from netzwerk.network import Network

# What a measure may read.
TIES, STRENGTH, DISTANCE, DIRECTION = "ties", "strength", "distance", "direction"
SECTORS, FIELDS, CLUSTERS, ANSWERS, ASKED = "sectors", "fields", "clusters", "answers", "asked"
# What a measure may give: a number, yes or no, or a belonging.
VALUE, MARK, MEMBERSHIP = "measure", "mark", "membership"
ACTOR, TIE, NETWORK = "actor", "tie", "network"
LARGEST, SMALLEST = "largest", "smallest"
INFINITE = float("inf")


@dataclass(frozen=True)
class Measure:
    """One measure as a record; a plain tuple of these is the registry.

    Attributes
    ----------
    name : str
        As in centrality.csv.
    function : callable
        From a Network to one value an actor (or tie) in the order of the table, or to one number.
    source : str
        Who defined it.
    reads : tuple of str
        Of ties, strength, distance, direction, sectors, fields, clusters, answers (on trust and value).
    gives : str
        `measure` (float), `mark` (bool) or `membership` (category).
    low, high : float
        The range of its defined values.
    first : str
        Which end ranks first: `largest` or `smallest`.
    of : str
        `actor`, `tie` or `network`.
    engine : str
        What computes it: igraph, scipy or numpy.
    undefined : tuple of str
        Why a value may be missing, most telling first: keys of `netzwerk.measures.reasons`.
    remarks : tuple of str
        What must be said of a value that is there; the same keys.
    directed_only : bool
        Whether it asks for directed ties.
    drawn : bool
        Whether it rests on random draws, and is computed only when asked for by name.
    most : float
        How many actors it is computed for at most: some hold a cell for every pair.
    texts : str
        The catalogue's key where it is not the name; `part` is then put into its sentences.
    part : str
        The measure that the sentences are about.
    isolates : str
        What an actor without a tie gets where that is neither 0 nor, as `undefined` says, NaN.
    """

    name: str
    function: Callable[[Network], Any]
    source: str = ""
    reads: tuple[str, ...] = (TIES,)
    gives: str = VALUE
    low: float = 0.0
    high: float = INFINITE
    first: str = LARGEST
    of: str = ACTOR
    engine: str = "igraph"
    undefined: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    directed_only: bool = False
    drawn: bool = False
    most: float = INFINITE
    texts: str = ""
    part: str = ""
    isolates: str = ""

    @property
    def of_isolates(self) -> str:
        """What an actor without a tie gets: `0`, `1`, `NaN`, or `varies`.

        Examples
        --------
        >>> from netzwerk.measures.registry import find
        >>> find("degree").of_isolates, find("constraint").of_isolates, find("katz").of_isolates
        ('0', 'NaN', '1')
        """
        missing = {"no_partner", "one_partner"} & set(self.undefined)
        return self.isolates or ("NaN" if missing else "0")

    def say(self, what: str, lang: str = "de") -> str:
        """Return the measure's `label`, `question`, `not_meant` or `convention` in one language.

        Examples
        --------
        >>> from netzwerk.measures import MEASURES
        >>> next(m for m in MEASURES if m.name == "betweenness").say("label")
        'verbindet andere'
        """
        part = sentences(lang).get(f"measures.{self.part}.label", "")
        return sentences(lang).get(f"measures.{self.texts or self.name}.{what}", "").format(part=part)


def on_ties(kernel: Callable[..., np.ndarray], **options: object) -> Callable[[Network], np.ndarray]:
    """Lift a kernel that computes on an engine to a function of a network."""

    def computed(net: Network) -> np.ndarray:
        return kernel(engine_of(net), **options)

    computed.__name__ = kernel.__name__
    return computed


def nothing(engine: Engine) -> np.ndarray:
    """Return NaN for every actor."""
    return np.full(engine.n, np.nan)

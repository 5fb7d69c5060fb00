"""One organisation, one name: folding a spelling, and resolving a mention to an actor.

>>> fold("Stadtbücherei e.V.") == fold("STADTBUECHEREI E. V.")
True
"""

from netzwerk.names.decide import Decider, kept, spelling_key
from netzwerk.names.fold import compact, fold
from netzwerk.names.keys import cluster_spellings, make_key
from netzwerk.names.lineage import absorbed, origins, predecessors
from netzwerk.names.resolve import Resolution, Resolver
from netzwerk.names.roster import RosterEntry
from netzwerk.names.suggest import Suggestion

__all__ = [
    "Decider",
    "Resolution",
    "Resolver",
    "RosterEntry",
    "Suggestion",
    "absorbed",
    "cluster_spellings",
    "compact",
    "fold",
    "kept",
    "make_key",
    "origins",
    "predecessors",
    "spelling_key",
]

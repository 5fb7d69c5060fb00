"""Whether clusters can be discerned, and what they follow: the rule of definitions.md 12, in its order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from netzwerk.measures.clusters.partitions import CHANCE

__all__ = ["ACROSS", "FIELDS", "GROUPS", "NONE", "SECTORS", "UNCLEAR", "Figures", "decide"]

NONE, GROUPS, SECTORS, FIELDS = "none", "groups", "sectors", "fields"
ACROSS, UNCLEAR = "across", "unclear"

FEWEST_ACTORS, FEWEST_TIES = 12, 15
_SURE = 0.01
_FIRM = 0.85
_LIKE_GROUPS, _LIKE_SECTORS = 0.3, 0.4
_FIELDS_RATIO = 1.5
_ONE_SECTOR = 0.6
_ROUNDING = 1e-9
_NAN = float("nan")


@dataclass(frozen=True)
class Figures:
    """What the verdict rests on; NaN where it could not be computed, which never speaks for anything.

    Attributes
    ----------
    actors, ties, clusters : float
        Actors with a tie, their ties, clusters of the consensus.
    p : float
        Of the modularity against networks with the same degrees.
    mean_membership : float
        Mean of the actors' membership strengths.
    groups_ari, groups_p, sectors_ari, sectors_p, sectors_ami_p : float
        Agreement with tables and sectors, and what shuffled labels give.
    largest_sector_share : float
        The largest share that one sector has in a cluster.
    fields_within, fields_between, fields_p : float
        Mean Jaccard of field sets inside and between clusters, and p of their difference.
    """

    actors: float
    ties: float
    clusters: float = 0
    p: float = _NAN
    mean_membership: float = _NAN
    groups_ari: float = _NAN
    groups_p: float = _NAN
    sectors_ari: float = _NAN
    sectors_p: float = _NAN
    sectors_ami_p: float = _NAN
    largest_sector_share: float = _NAN
    fields_within: float = _NAN
    fields_between: float = _NAN
    fields_p: float = _NAN

    @classmethod
    def of(cls, known: Mapping[str, float]) -> Figures:
        """Take the figures that the verdict needs from all that are known."""
        needed = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in known.items() if name in needed})

    @property
    def enough(self) -> bool:
        """Whether there is enough to look at: 12 actors with 15 ties."""
        return self.actors >= FEWEST_ACTORS and self.ties >= FEWEST_TIES

    @property
    def discernible(self) -> bool:
        """Whether there are clusters: not by chance (p ≤ .01), firm (membership ≥ .85), more than one."""
        return self.enough and self.clusters > 1 and self.p <= _SURE and self.mean_membership >= _FIRM

    @property
    def _follow_fields(self) -> bool:
        more = self.fields_within > self.fields_between and self.fields_p <= _SURE
        return more and self.fields_within >= _FIELDS_RATIO * self.fields_between - _ROUNDING


def decide(figures: Figures) -> str:
    """Give the first verdict that holds: none, groups, sectors, fields, across, unclear.

    Clusters that follow the tables are an artefact of who sat together, so that is asked first.

    Examples
    --------
    >>> decide(Figures(44, 131, clusters=5, p=0.5, mean_membership=0.9))
    'none'
    >>> decide(Figures(44, 131, clusters=4, p=0.001, mean_membership=0.95, sectors_ari=0.5, sectors_p=0.001))
    'sectors'
    """
    if not figures.discernible:
        return NONE if figures.enough and figures.p > CHANCE else UNCLEAR
    if figures.groups_ari >= _LIKE_GROUPS and figures.groups_p <= _SURE:
        return GROUPS
    if figures.sectors_ari >= _LIKE_SECTORS and figures.sectors_p <= _SURE:
        return SECTORS
    if figures._follow_fields:
        return FIELDS
    if figures.sectors_ami_p > CHANCE and figures.largest_sector_share <= _ONE_SECTOR:
        return ACROSS
    return UNCLEAR

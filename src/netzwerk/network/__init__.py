"""The one data object: who there is, who reported which tie, who works where, who was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from netzwerk.errors import NetworkError
from netzwerk.network import filters, ways_in
from netzwerk.network.checks import check_actors, check_affiliations, check_asked, check_reports, named_actors
from netzwerk.network.derived import Derived
from netzwerk.schema import AFFILIATIONS, REPORTS

if TYPE_CHECKING:
    import igraph
    import networkx as nx

    from netzwerk.tables import Tables

__all__ = ["Network"]


@dataclass(frozen=True, eq=False, repr=False)
class Network(Derived):
    """Four checked tables that do not change; everything else is derived from them.

    Build one with `Network.of`. Reports are lines that one group wrote; `ties` folds them to one row a
    pair and state. Only ties in `tie_state` (existing, unless `where` says otherwise) count as ties for
    measures. Every actor stays in every view: one without a tie is a finding.

    Attributes
    ----------
    actors : DataFrame
        actor, name, short, sector, on_roster, present, named_in_public.
    reports : DataFrame
        wave, file, sheet, row, column, group, source, target, kind, state, strength, wished_by, first_person.
    affiliations : DataFrame
        actor, field, role, kind, wave, file, sheet, row, column.
    asked_by : DataFrame or None
        wave, file, group, actor, about, answer, wishes; None means that everyone was asked about everyone.
    directed : bool
        Whether a tie has a direction.
    strength_rule : str
        How groups' strengths become a tie's: mean, max or min.
    tie_state : str
        Which state counts as a tie.
    wave : str
        The wave's name.
    """

    @classmethod
    def of(
        cls,
        tables: Tables | None = None,
        *,
        actors: pd.DataFrame | None = None,
        reports: pd.DataFrame | None = None,
        affiliations: pd.DataFrame | None = None,
        asked: pd.DataFrame | None = None,
        directed: bool = False,
        strength: str = "mean",
        wave: str = "",
    ) -> Network:
        """Build a network from checked tables, or from data frames of your own.

        Parameters
        ----------
        tables : Tables, optional
            What `tidy` gave; brings its own settings. Otherwise:
        actors : DataFrame, optional
            actor, and where known name, short, sector, on_roster, present, named_in_public. Without it
            the actors are those named in reports and affiliations, sorted.
        reports : DataFrame, optional
            source, target, and where known group, kind, state, strength, wished_by, first_person, answers.
        affiliations : DataFrame, optional
            actor, field, and where known role, kind.
        asked : DataFrame, optional
            group, actor, about (or `*`), answer. Without it, everyone was asked about everyone.
        directed : bool
            Whether a tie has a direction.
        strength : str
            mean, max or min over groups.
        wave : str
            The wave's name.

        Raises
        ------
        TableError
            On a missing column, an unknown actor or word, a strength that is not positive.

        Examples
        --------
        >>> import pandas as pd
        >>> net = Network.of(reports=pd.DataFrame({"source": ["A", "B"], "target": ["B", "C"]}))
        >>> net
        <Network: 3 actors, 2 ties; 1 component>
        """
        if tables is not None:
            if not hasattr(tables, "settings"):
                raise NetworkError("not_tables", kind=type(tables).__name__)
            return cls._of_tables(tables)
        if strength not in ("mean", "max", "min"):
            raise NetworkError("unknown_strength_rule", value=strength)
        reports = pd.DataFrame(columns=REPORTS.names) if reports is None else reports
        affiliations = pd.DataFrame(columns=AFFILIATIONS.names) if affiliations is None else affiliations
        actors = named_actors(reports, affiliations) if actors is None else actors
        checked = check_actors(actors)
        index = pd.Index(checked["actor"], name="actor")
        return cls(
            checked,
            check_reports(reports, index),
            check_affiliations(affiliations, index),
            None if asked is None else check_asked(asked, index),
            directed=directed,
            strength_rule=strength,
            wave=wave,
        )

    @classmethod
    def _of_tables(cls, tables: Tables) -> Network:
        return cls.of(
            actors=tables.actors,
            reports=tables.reports,
            affiliations=tables.affiliations,
            asked=tables.asked,
            directed=tables.settings.directed,
            strength=tables.settings.strength,
            wave=tables.wave,
        )

    @classmethod
    def from_networkx(
        cls,
        graph: nx.Graph,
        *,
        strength: str = "",
        sector: str = "sector",
        affiliations: pd.DataFrame | None = None,
        wave: str = "",
    ) -> Network:
        """Build a network from a networkx graph: nodes are actors, each edge is a report.

        Parameters
        ----------
        graph : Graph, DiGraph, MultiGraph or MultiDiGraph
            Directed as it is. Attributes of nodes and edges that are called as columns of the tables are
            read (name, short …; state, group, kind …), others are not. One edge of several is one report.
        strength : str
            The edges' attribute that says how close: more is closer, above 0. By default `strength`, or
            `weight` where no edge has that; where your weight is a distance, hand in its inverse.
        sector : str
            The nodes' attribute that is the sector.
        affiliations : DataFrame, optional
            As for `of`.
        wave : str
            The wave's name.

        Raises
        ------
        NetworkError
            If it is no such graph, has two modes, an attribute is not there, or a strength is not above 0.
        TableError
            If two nodes are called alike, or a state is unknown.

        Examples
        --------
        >>> import networkx as nx
        >>> Network.from_networkx(nx.karate_club_graph(), sector="club")
        <Network: 34 actors, 78 ties; 1 component>
        """
        found = ways_in.of_networkx(graph, strength=strength, sector=sector)
        return cls.of(**found, affiliations=affiliations, wave=wave)

    @classmethod
    def from_igraph(
        cls,
        graph: igraph.Graph,
        *,
        strength: str = "",
        sector: str = "sector",
        affiliations: pd.DataFrame | None = None,
        wave: str = "",
    ) -> Network:
        """Build a network from an igraph graph; all else as `from_networkx`.

        A vertex's `name` is the actor's key (its number, where it has none), its `label` the name.

        Examples
        --------
        >>> import igraph
        >>> Network.from_igraph(igraph.Graph.Ring(5)).index.tolist()
        ['0', '1', '2', '3', '4']
        """
        found = ways_in.of_igraph(graph, strength=strength, sector=sector)
        return cls.of(**found, affiliations=affiliations, wave=wave)

    @classmethod
    def from_matrix(
        cls,
        matrix: ways_in.Matrix,
        *,
        actors: ways_in.Actors = None,
        directed: bool = False,
        affiliations: pd.DataFrame | None = None,
        wave: str = "",
    ) -> Network:
        """Build a network from a square matrix: who names stands in the rows, who is named in the columns.

        Parameters
        ----------
        matrix : DataFrame, ndarray or sparse array
            A number above 0 is a tie and its strength (0 and 1: a tie), 0 is none, an empty cell (NaN) a
            pair nobody was asked about. The diagonal is not read.
        actors : DataFrame or sequence of str, optional
            A table of actors, or the keys in the matrix's order; by default the frame's own labels.
        directed : bool
            Whether a cell and its mirror are two ties. If not, they must say the same; where one of
            them is empty, the other counts.
        affiliations, wave
            As for `of`.

        Raises
        ------
        NetworkError
            If it is not square, rows and columns name different actors, a cell is no number or below 0, or
            the halves differ and it is not directed.

        Examples
        --------
        >>> net = Network.from_matrix([[0, 2, 0], [2, 0, 1], [0, 1, 0]], actors=["A", "B", "C"])
        >>> net.to_matrix().loc["A"].tolist()
        [0.0, 2.0, 0.0]
        """
        found = ways_in.of_matrix(matrix, actors, directed=directed)
        return cls.of(**found, affiliations=affiliations, wave=wave)

    def where(
        self,
        *,
        state: str | None = None,
        kind: str | None = None,
        groups: Iterable[str] | None = None,
        min_strength: float | None = None,
        min_groups: int | None = None,
        confirmed: bool = False,
    ) -> Network:
        """Keep some of the reports and all of the actors.

        Parameters
        ----------
        state : str, optional
            existing, wished or refused; the kept state counts as a tie in the answer.
        kind : str, optional
            One kind of cooperation.
        groups : iterable of str, optional
            Only these groups' reports, and only what they were asked.
        min_strength : float, optional
            Only reports that state at least this.
        min_groups : int, optional
            Only reports of what so many groups named in the same state.
        confirmed : bool
            Only reports of ties that two groups, or a party itself, named.

        Raises
        ------
        NetworkError
            If the state is none of the three.
        """
        return filters.where(
            self, state=state, kind=kind, groups=groups, min_strength=min_strength, min_groups=min_groups,
            confirmed=confirmed,
        )  # fmt: skip

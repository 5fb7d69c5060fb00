"""The one data object: who there is, who reported which tie, who works where, who was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.errors import NetworkError
from netzwerk.network.asked import count_informants
from netzwerk.network.checks import check_actors, check_affiliations, check_asked, check_reports
from netzwerk.network.sentence import sentence
from netzwerk.network.ties import derive_ties, of_confirmed_ties
from netzwerk.schema import AFFILIATIONS, REPORTS

if TYPE_CHECKING:
    import networkx as nx

    from netzwerk.tables import Tables

__all__ = ["Network"]


@dataclass(frozen=True, eq=False, repr=False)
class Network:
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

    actors: pd.DataFrame
    reports: pd.DataFrame
    affiliations: pd.DataFrame
    asked_by: pd.DataFrame | None = None
    directed: bool = False
    strength_rule: str = "mean"
    tie_state: str = terms.EXISTING
    wave: str = ""

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
            source, target, and where known group, kind, state, strength, wished_by, first_person.
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
            return cls._of_tables(tables)
        if strength not in ("mean", "max", "min"):
            raise NetworkError("unknown_strength_rule", value=strength)
        reports = pd.DataFrame(columns=REPORTS.names) if reports is None else reports
        affiliations = pd.DataFrame(columns=AFFILIATIONS.names) if affiliations is None else affiliations
        if actors is None:
            named = [reports.get("source"), reports.get("target"), affiliations.get("actor")]
            keys = {str(key) for column in named if column is not None for key in column.dropna()}
            actors = pd.DataFrame({"actor": sorted(keys)}, dtype=object)
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

    @cached_property
    def index(self) -> pd.Index:
        """The actors' keys in the order of the actor table; every answer is indexed by it."""
        return pd.Index(self.actors["actor"], name="actor")

    @property
    def n(self) -> int:
        """How many actors there are, those without a tie included."""
        return len(self.actors)

    @cached_property
    def sectors(self) -> pd.Series:
        """Each actor's sector, indexed by actor; `unknown` where none is stated."""
        return pd.Series(self.actors["sector"].to_numpy(), index=self.index, name="sector")

    @cached_property
    def ties(self) -> pd.DataFrame:
        """One row a pair and state, as `derive_ties` folds the reports (strength, groups, confirmed …)."""
        return derive_ties(self.reports, self.index, directed=self.directed, rule=self.strength_rule)

    @cached_property
    def edges(self) -> pd.DataFrame:
        """The ties that measures count: i, j (positions in `index`), strength; sorted by i, j.

        Where `tie_state` is not existing, strength is 1: a wish has none.
        """
        kept = self.ties[self.ties["state"].eq(self.tie_state)]
        return pd.DataFrame(
            {
                "i": self.index.get_indexer(kept["source"]),
                "j": self.index.get_indexer(kept["target"]),
                "strength": kept["strength"].fillna(1.0).to_numpy(dtype=float),
            }
        )

    @cached_property
    def graph(self) -> nx.Graph:
        """A frozen networkx graph of the ties, each with strength and distance (1 / strength)."""
        import networkx as nx

        graph = nx.DiGraph() if self.directed else nx.Graph()
        for actor in self.actors.to_dict("records"):
            graph.add_node(actor["actor"], name=actor["name"], sector=actor["sector"])
        keys = self.index.to_numpy()
        for i, j, strength in self.edges.itertuples(index=False):
            graph.add_edge(keys[i], keys[j], strength=strength, distance=1.0 / strength)
        return nx.freeze(graph)

    @property
    def everything_asked(self) -> bool:
        """Whether nothing limits who was asked about whom (clean tables)."""
        return self.asked_by is None

    @cached_property
    def informants(self) -> np.ndarray:
        """How many groups or respondents were asked about each pair: int, shape (n, n), diagonal 0.

        1 for every pair where everyone was asked about everyone.
        """
        if self.asked_by is None:
            return np.ones((self.n, self.n), dtype=np.int32) - np.eye(self.n, dtype=np.int32)
        return count_informants(self.asked_by, self.index, directed=self.directed)

    @cached_property
    def asked_matrix(self) -> np.ndarray:
        """Whether each pair was asked about, or a report exists: bool, shape (n, n), diagonal False."""
        asked = self.informants > 0
        source = self.index.get_indexer(self.reports["source"])
        target = self.index.get_indexer(self.reports["target"])
        asked[source, target] = True
        if not self.directed:
            asked[target, source] = True
        np.fill_diagonal(asked, False)
        return asked

    @property
    def asked(self) -> pd.DataFrame:
        """The pairs that somebody was asked about, or reported: source, target, informants."""
        asked = self.asked_matrix if self.directed else np.triu(self.asked_matrix)
        i, j = np.nonzero(asked)
        keys = self.index.to_numpy()
        return pd.DataFrame({"source": keys[i], "target": keys[j], "informants": self.informants[i, j]})

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that reported, sorted."""
        return tuple(sorted(set(self.reports["group"]) - {""}))

    def where(
        self,
        *,
        state: str | None = None,
        kind: str | None = None,
        groups: Iterable[str] | None = None,
        min_strength: float | None = None,
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
        confirmed : bool
            Only reports of ties that two groups, or a party itself, named.

        Raises
        ------
        NetworkError
            If the state is none of the three.
        """
        reports, asked = self.reports, self.asked_by
        if state is not None:
            if state not in terms.STATES:
                raise NetworkError("unknown_state", value=state, allowed=", ".join(terms.STATES))
            reports = reports[reports["state"].eq(state)]
        if kind is not None:
            wanted = reports["kind"].str.split(terms.JOIN, regex=False)
            reports = reports[[kind in kinds for kinds in wanted]]
        if groups is not None:
            kept = set(groups)
            reports = reports[reports["group"].isin(kept)]
            asked = None if asked is None else asked[asked["group"].isin(kept)]
        if min_strength is not None:
            reports = reports[reports["strength"] >= min_strength]
        if confirmed:
            reports = reports[of_confirmed_ties(reports, self.ties, directed=self.directed)]
        return replace(
            self,
            reports=reports.reset_index(drop=True),
            asked_by=None if asked is None else asked.reset_index(drop=True),
            tie_state=state or self.tie_state,
        )

    def component_labels(self) -> np.ndarray:
        """Each actor's component (0, 1, …), direction ignored; an actor without a tie is its own."""
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        ones = np.ones(len(self.edges))
        matrix = coo_array((ones, (self.edges["i"], self.edges["j"])), shape=(self.n, self.n))
        return np.asarray(connected_components(matrix, directed=False)[1])

    def __repr__(self) -> str:
        return sentence(self)

    def __getstate__(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in self.__dataclass_fields__}

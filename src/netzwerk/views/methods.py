"""The methods section of a report, from the run itself: data, response, rules, measures, doubt, sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

import numpy as np
import pandas as pd

from netzwerk import terms
from netzwerk.measures import MEASURES
from netzwerk.measures.doubt.coding import HOLDS, what_words
from netzwerk.measures.doubt.covered import COMMAND, COVERED
from netzwerk.measures.record import Measure
from netzwerk.measures.reliability.answer import reliability
from netzwerk.measures.whole.answer import WHOLE
from netzwerk.network import Network
from netzwerk.settings import Settings
from netzwerk.tables import Tables
from netzwerk.texts import DEFAULT_LANGUAGE, say
from netzwerk.views.bibliography import bibtex, citation, named
from netzwerk.views.source import read_date, source_sentence, town_name
from netzwerk.views.statements import grouped

__all__ = ["Circumstances", "methods"]

# What every report rests on, beside the sources of its measures.
_ALWAYS = (
    "Borgatti, Carley & Krackhardt 2006", "Butts 2003", "Maslov & Sneppen 2002", "Schoch & Brandes 2016",
    "Smith & Moody 2013", "Traag, Waltman & van Eck 2019", "Wang et al. 2012",
)  # fmt: skip


@dataclass(frozen=True)
class Circumstances:
    """Where chance began, how often it was drawn, and with which versions."""

    seed: int = 1
    draws: int = 1000
    versions: Mapping[str, str] = field(default_factory=dict)


def methods(
    net: Network,
    *,
    tables: Tables | None = None,
    results: Mapping[str, pd.DataFrame] | None = None,
    under: Circumstances | None = None,
    lang: str = DEFAULT_LANGUAGE,
) -> str:
    """Write the methods section of a report as Markdown, from what was read and measured.

    Parameters
    ----------
    net : Network
        The network that was measured.
    tables : Tables, optional
        What `tidy` gave: how names were read, what was assumed, decided and corrected.
    results : mapping of str to DataFrame, optional
        Result tables by their short names (`centrality`, `network`, `stability`, `coding`): only the measures
        in them are listed; without it those that the network allows.
    under : Circumstances, optional
        Seed, draws, versions.
    lang : str
        `de` or `en`.

    Returns
    -------
    str
        Markdown that ends with a BibTeX block; citations are pandoc's (`[@burt-1992]`). No clock, no path.

    Examples
    --------
    >>> net = Network.of(reports=pd.DataFrame({"source": ["A", "B"], "target": ["B", "C"]}))
    >>> methods(net, lang="en").splitlines()[0]
    '# Methods'
    """
    writer = _Writer(net, tables, results or {}, under or Circumstances(), lang)
    return writer.text()


@dataclass(frozen=True)
class _Writer:
    net: Network
    tables: Tables | None
    results: Mapping[str, pd.DataFrame]
    under: Circumstances
    lang: str

    def say(self, key: str, **values: object) -> str:
        """Return one sentence of the room's catalogue."""
        return say(f"methods.{key}", self.lang, **values)

    def text(self) -> str:
        """Join the sections."""
        where = [_text(town_name(self.tables.town))] if self.tables is not None else []
        where += [read_date(self.net.wave, self.lang)] if self.net.wave else []
        title = ": ".join(filter(None, [self.say("title"), ", ".join(filter(None, where))]))
        parts = {
            "data": self._data(), "response": self._response(), "rules": self._rules(),
            "decided": self._decided(), "measures": self._measures(), "doubt": self._doubt(),
            "coding": self._coding(), "versions": self._versions(),
        }  # fmt: skip
        said = [f"# {title}"]
        for name, lines in parts.items():
            if lines:
                said += [f"## {self.say(f'heads.{name}')}", *lines]
        sources = named([*(record.source for record in self._records()), *_ALWAYS])
        said += [f"## {self.say('heads.sources')}", f"```bibtex\n{bibtex(sources)}\n```"]
        return "\n\n".join(said) + "\n"

    def number(self, value: float, digits: int = 3) -> str:
        """Write a number as the language does."""
        text = f"{value:.{digits}f}"
        return text.replace(".", ",") if self.lang == "de" else text

    def percent(self, share: float) -> str:
        """Write a share in percent with one decimal."""
        return f"{self.number(100 * share, 1)} %"

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        """Lay cells out as a table of Markdown."""
        lines = [[self.say(f"columns.{head}") for head in heads], ["---"] * len(heads), *rows]
        cells = [[cell.replace("|", "\\|").replace("\n", " ") for cell in line] for line in lines]
        return "\n".join(f"| {' | '.join(line)} |" for line in cells)

    def _data(self) -> list[str]:
        states = self.net.reports["state"].value_counts()
        counts = {state: grouped(int(states.get(state, 0)), self.lang) for state in terms.STATES}
        work = self.net.affiliations[self.net.affiliations["kind"].eq(terms.FIELD)]
        said = [
            self.say(
                "data", source=source_sentence(self.net, self.lang), actors=grouped(self.net.n, self.lang),
                roster=grouped(int(self.net.actors["on_roster"].sum()), self.lang),
                ties=grouped(len(self.net.edges), self.lang), fields=work["field"].nunique(), **counts,
            )
        ]  # fmt: skip
        files = self.net.reports["file"].replace("", np.nan).dropna().value_counts().sort_index()
        if len(files):
            rows = [(str(file), str(count)) for file, count in files.items()]
            said.append(self.table(("file", "reports"), rows))
        return said

    def _response(self) -> list[str]:
        pairs = self.net.n * (self.net.n - 1)
        if self.net.everything_asked or not pairs:
            said = [self.say("all_asked")]
        else:
            asked = self.net.asked_matrix
            share, informants = asked.sum() / pairs, self.net.informants[asked]
            often = float(informants.mean()) if len(informants) else 0.0
            said = [self.say("asked", share=self.percent(float(share)), informants=self.number(often, 1))]
        present = int(self.net.actors["present"].sum())
        if present:
            said.append(self.say("present", present=present, actors=self.net.n))
        if self.tables is not None and len(self.tables.mentions):
            hows = self.tables.mentions["how"].value_counts()
            counts = {how: grouped(int(hows.get(how, 0)), self.lang) for how in terms.HOWS}
            said.append(self.say("mentions", all=grouped(len(self.tables.mentions), self.lang), **counts))
        return [*said, self._reliability()]

    def _reliability(self) -> str:
        beta = Settings().false_mentions if self.tables is None else self.tables.settings.false_mentions
        rates = reliability(self.net, beta=beta).rates
        if rates.empty:
            return self.say("unreliable")
        first = rates.iloc[0]
        return self.say(
            f"rates_{first['basis']}",
            alpha=self.number(first["alpha"]), beta=self.number(first["beta"]), rho=self.number(first["rho"]),
            pairs=grouped(int(first["pairs"]), self.lang),
            others=", ".join(self.number(beta) for beta in rates["beta"].iloc[1:]),
        )  # fmt: skip

    def _rules(self) -> list[str]:
        assumed = int((self.net.ties["assumed"] & self.net.ties["state"].eq(terms.EXISTING)).sum())
        rule = self.say(f"strength_{self.net.strength_rule}")
        said = [self.say("ties_directed" if self.net.directed else "ties")]
        said.append(self.say("strength", rule=rule, assumed=grouped(assumed, self.lang)))
        if self.tables is not None and self.tables.assumptions:
            lines = [
                f"- {say(f'assumptions.{one.code}', self.lang, **one.values)}"
                + (f" ({one.file})" if one.file else "")
                for one in self.tables.assumptions
            ]
            said += [self.say("assumed"), "\n".join(dict.fromkeys(lines))]
        return said

    def _decided(self) -> list[str]:
        if self.tables is None:
            return []
        mentions, names = self.tables.mentions, self.tables.actors.set_index("actor")["name"]
        decided = mentions[mentions["how"].eq(terms.DECIDED)].drop_duplicates(["text", "actor"])
        lines = [
            self.say("spelling", text=_text(" ".join(text.split())), name=_text(names.get(actor, actor)))
            for text, actor in decided[["text", "actor"]].itertuples(index=False)
        ]
        outcomes = self.tables.ledger["outcome"].value_counts()
        for outcome in (terms.CORRECTED, terms.ADDED):
            if outcomes.get(outcome, 0):
                lines.append(self.say(f"cells_{outcome}", count=int(outcomes[outcome])))
        said, silent = self.tables.settings, Settings()
        stated = [f.name for f in fields(Settings) if getattr(said, f.name) != getattr(silent, f.name)]
        if stated:
            told = [f"{name} = {value}" if _plain(value := getattr(said, name)) else name for name in stated]
            lines.append(self.say("settings", names=", ".join(told)))
        waiting = int(mentions["how"].eq(terms.PENDING).sum())
        if waiting:
            lines.append(self.say("waiting", count=waiting))
        return ["\n".join(f"- {line}" for line in sorted(lines)) if lines else self.say("nothing_decided")]

    def _records(self) -> list[Measure]:
        tables = [self.results[name] for name in ("centrality", "network") if name in self.results]
        known = {name for table in tables for name in table["measure"]}
        listed = {(record.name, record.of): record for record in (*MEASURES, *WHOLE)}
        if known:
            return [record for record in listed.values() if record.name in known]
        return [r for r in listed.values() if (self.net.directed or not r.directed_only) and not r.drawn]

    def _measures(self) -> list[str]:
        rows = [
            (
                record.name, record.say("label", self.lang), record.say("convention", self.lang),
                " ".join(f"[@{citation(name)}]" for name in named([record.source])),
            )
            for record in self._records()
        ]  # fmt: skip
        return [self.say("measures"), self.table(("name", "label", "convention", "source"), rows)]

    def _doubt(self) -> list[str]:
        said = [self.say("doubt", draws=grouped(self.under.draws, self.lang))]
        values, ranks = zip(*COVERED.values(), strict=True)
        said.append(
            self.say(
                "coverage", command=COMMAND,
                value_low=self.percent(min(values)), value_high=self.percent(max(values)),
                rank_low=self.percent(min(ranks)), rank_high=self.percent(max(ranks)),
            )
        )  # fmt: skip
        table = self.results.get("stability")
        lights = pd.DataFrame() if table is None else table[table["kind"].eq("light")]
        if len(lights):
            rows = [(name, note) for name, note in lights[["measure", "note"]].itertuples(index=False)]
            said += [self.say("lights"), self.table(("name", "light"), rows)]
        return said

    def _coding(self) -> list[str]:
        if "coding" not in self.results:
            return []
        table = self.results["coding"]
        now = table[table["rule"].eq("any group")].set_index("what")["value"]
        holds = table[table["rule"].eq(HOLDS)]
        rows = [
            (what_words(what, self.lang), self._shown(now[what]), note)
            for what, note in holds[["what", "note"]].itertuples(index=False)
        ]
        return [self.say("coding"), self.table(("result", "value", "holds"), rows)]

    def _shown(self, value: str) -> str:
        """Write a result as the language does: numbers short, organisations by name."""
        try:
            number = float(value)
        except ValueError:
            if value in ("", "yes", "no"):
                return say(f"coding.answers.{value or 'none'}", self.lang)
            names = dict(zip(self.net.index, self.net.actors["name"], strict=True))
            return ", ".join(_text(names.get(actor, actor)) for actor in value.split(terms.JOIN))
        return grouped(int(number), self.lang) if number.is_integer() else self.number(number)

    def _versions(self) -> list[str]:
        said = [self.say("seed", seed=self.under.seed, draws=grouped(self.under.draws, self.lang))]
        made_with = [f"{name} {version}" for name, version in self.under.versions.items()]
        return [*said, self.say("versions", versions=", ".join(made_with))] if made_with else said


def _text(name: str) -> str:
    r"""Return a name as Markdown shows it letter by letter: no tag, no link, no code.

    Examples
    --------
    >>> print(_text("<b>Haus</b> [x](y)"))
    \<b>Haus\</b> \[x\](y)
    """
    return re.sub(r"([\\`*<\[\]])", r"\\\1", name)


def _plain(value: object) -> bool:
    """Tell whether a setting's value can stand in a sentence."""
    return isinstance(value, str | int | float)

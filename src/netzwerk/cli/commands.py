"""What can be typed behind `netzwerk`, in the user's language.

Annotations are read by typer when the commands are built, so they are no strings in this room.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from netzwerk.terms import VERSION
from netzwerk.texts import DEFAULT_LANGUAGE, say

COMMANDS = ("run", "check", "measure", "template", "init", "compare")


class Language(StrEnum):
    """Languages of what is written."""

    de = "de"
    en = "en"


class Strength(StrEnum):
    """How the strengths of several groups become one."""

    mean = "mean"
    max = "max"
    min = "min"


class Said(NamedTuple):
    """What a command says at its end, and with which exit code."""

    text: str
    code: int


class Words:
    """The parameters of the commands, explained in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.language = Language(lang)

    def __getitem__(self, name: str) -> str:
        return say(f"cli.{name}", self.lang)

    def argument(self, name: str) -> object:
        """Describe a required place in the call, shown in capitals."""
        return typer.Argument(metavar=name.upper(), help=self[name], show_default=False)

    def option(self, flag: str, text: str = "", **more: object) -> object:
        """Describe an option, explained by its own name unless told otherwise."""
        return typer.Option(f"--{flag}", help=self[text or flag.replace("-", "_")], **more)  # type: ignore[arg-type]


def build(lang: str = DEFAULT_LANGUAGE) -> typer.Typer:
    """Build the commands with their help in one language.

    Examples
    --------
    >>> [command.help for command in build("en").registered_commands][0]
    'The whole walk: from the folder of sheets to the map.'
    """
    words = Words(lang)
    app = typer.Typer(
        help=words["about"], add_completion=False, no_args_is_help=True, rich_markup_mode=None,
        pretty_exceptions_enable=False, context_settings={"help_option_names": ["--help", "-h"]},
    )  # fmt: skip

    @app.callback()
    def start(
        version: Annotated[
            bool, typer.Option("--version", callback=_print_version, is_eager=True, help=words["version"])
        ] = False,
        lang: Annotated[Language, words.option("lang")] = words.language,
    ) -> None: ...

    _add_run(app, words)
    _add_check(app, words)
    _add_measure(app, words)
    _add_template(app, words)
    _add_init(app, words)
    _add_compare(app, words)
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"netzwerk {VERSION}")
        raise typer.Exit


def _add_run(app: typer.Typer, words: Words) -> None:
    @app.command(help=words["run"])
    def run(  # noqa: PLR0913, PLR0917 - the options of the command
        raw: Annotated[Path, words.argument("raw")],
        out: Annotated[Path | None, words.option("out", show_default=False)] = None,
        edition: Annotated[str, words.option("edition")] = "internal",
        quick: Annotated[bool, words.option("quick")] = False,
        lang: Annotated[Language, words.option("lang")] = words.language,
        seed: Annotated[int, words.option("seed", min=0)] = 1,
        draws: Annotated[int, words.option("draws", min=1)] = 1000,
        jobs: Annotated[int | None, words.option("jobs", min=1, show_default=False)] = None,
        debug: Annotated[bool, words.option("debug")] = False,
    ) -> Said:
        from netzwerk.cli.progress import shown
        from netzwerk.pipeline import run as walk

        with shown(lang.value) as progress:
            done = walk(
                raw, out, quick=quick, editions=edition.split(","), lang=lang.value, seed=seed, draws=draws,
                jobs=jobs, progress=progress,
            )  # fmt: skip
        return Said("\n".join(done.lines()), done.exit_code)


def _add_check(app: typer.Typer, words: Words) -> None:
    @app.command(help=words["check"])
    def check(  # noqa: PLR0917 - the options of the command
        raw: Annotated[Path, words.argument("raw")],
        out: Annotated[Path | None, words.option("out", "out_check", show_default=False)] = None,
        json: Annotated[bool, words.option("json")] = False,
        lang: Annotated[Language, words.option("lang")] = words.language,
        debug: Annotated[bool, words.option("debug")] = False,
    ) -> Said:
        from netzwerk.pipeline import check as look

        seen = look(raw, lang=lang.value, out=out)
        return Said(seen.json() if json else "\n".join(seen.lines()), seen.exit_code)


def _add_measure(app: typer.Typer, words: Words) -> None:
    @app.command(help=words["measure"])
    def measure(  # noqa: PLR0913, PLR0917 - the options of the command
        actors: Annotated[Path, words.argument("actors")],
        ties: Annotated[Path, words.argument("ties")],
        out: Annotated[Path, words.option("out", "out_measure", show_default=False)],
        affiliations: Annotated[Path | None, words.option("affiliations", show_default=False)] = None,
        field_links: Annotated[Path | None, words.option("field-links", show_default=False)] = None,
        directed: Annotated[bool, words.option("directed")] = False,
        sector: Annotated[str, words.option("sector")] = "sector",
        strength: Annotated[Strength, words.option("strength")] = Strength.mean,
        lang: Annotated[Language, words.option("lang")] = words.language,
        seed: Annotated[int, words.option("seed", min=0)] = 1,
        draws: Annotated[int, words.option("draws", min=1)] = 1000,
        jobs: Annotated[int | None, words.option("jobs", min=1, show_default=False)] = None,
        debug: Annotated[bool, words.option("debug")] = False,
    ) -> Said:
        from netzwerk.cli.progress import shown
        from netzwerk.pipeline import measure_tables

        with shown(lang.value) as progress:
            done = measure_tables(
                actors, ties, out, affiliations=affiliations, field_links=field_links,
                directed=directed, sector=sector, strength=strength.value, lang=lang.value,
                seed=seed, draws=draws, jobs=jobs, progress=progress,
            )  # fmt: skip
        return Said("\n".join(done.lines()), done.exit_code)


def _add_template(app: typer.Typer, words: Words) -> None:
    @app.command(help=words["template"])
    def template(  # noqa: PLR0917 - the options of the command
        out: Annotated[Path, words.option("out", "out_template", show_default=False)],
        actors: Annotated[Path | None, words.option("actors", "actors_template", show_default=False)] = None,
        groups: Annotated[int, words.option("groups", min=1, max=30)] = 6,
        lang: Annotated[Language, words.option("lang")] = words.language,
        debug: Annotated[bool, words.option("debug")] = False,
    ) -> Said:
        from netzwerk.pipeline import template as write

        done = write(out, actors=actors, groups=groups, lang=lang.value)
        return Said("\n".join(done.lines()), done.exit_code)


def _add_init(app: typer.Typer, words: Words) -> None:
    @app.command(help=words["init"])
    def init(
        raw: Annotated[Path, words.argument("raw")],
        lang: Annotated[Language, words.option("lang")] = words.language,
        debug: Annotated[bool, words.option("debug")] = False,
    ) -> Said:
        from netzwerk.pipeline import init as write

        done = write(raw, lang=lang.value)
        return Said("\n".join(done.lines()), done.exit_code)


def _add_compare(app: typer.Typer, words: Words) -> None:
    @app.command(help=words["compare"])
    def compare(  # noqa: PLR0917 - the options of the command
        out_a: Annotated[Path, words.argument("out_a")],
        out_b: Annotated[Path, words.argument("out_b")],
        out: Annotated[Path | None, words.option("out", "out_compare", show_default=False)] = None,
        lang: Annotated[Language, words.option("lang")] = words.language,
        seed: Annotated[int, words.option("seed", min=0)] = 1,
        debug: Annotated[bool, words.option("debug")] = False,
    ) -> Said:
        from netzwerk.pipeline import compare_runs

        done = compare_runs(out_a, out_b, out, seed=seed, lang=lang.value)
        return Said("\n".join(done.lines()), done.exit_code)

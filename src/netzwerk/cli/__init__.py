"""The pipeline from a shell: one sentence and an exit code for every error; no logic of its own."""

# ruff: noqa: T201 - the shell is where sentences go
from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from difflib import get_close_matches
from io import StringIO, TextIOWrapper
from typing import NoReturn

from netzwerk.errors import EXIT_FAULT, EXIT_USAGE, NetzwerkError
from netzwerk.texts import DEFAULT_LANGUAGE, LANGUAGES, say

__all__ = ["call", "main"]

EXIT_STOPPED = 130
# Draws are shared by processes; threads within each would only wait for each other (300 actors: ten times
# slower on two cores). Must be said before numpy is loaded; whoever says otherwise is heard.
_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `netzwerk` with the words of the shell, and end with the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a console that knows no „ß“ shall not stop the work
            stream.reconfigure(errors="replace")
    sys.exit(call(sys.argv[1:] if arguments is None else arguments))


def call(arguments: Sequence[str]) -> int:
    """Do what the words say and return the exit code.

    0 done; 1 done, but a file, sheet or table could not be read; 2 usage; 3 nothing could be read; 70 a fault
    of ours.

    Parameters
    ----------
    arguments : sequence of str
        What stands behind `netzwerk` in the shell.

    Examples
    --------
    >>> call(["--version"])
    netzwerk 0.1.0
    0
    """
    import typer

    for name in _THREADS:
        os.environ.setdefault(name, "1")
    lang = _language(arguments)
    # typer 0.29 carries click within itself, older ones import it: its errors' root is found by kinship.
    usage_error: type[BaseException] = typer.BadParameter.__bases__[0]
    try:
        return _do(arguments, lang)
    except NetzwerkError as error:
        return _tell(error.say(lang), error.exit_code)
    except usage_error as error:
        return _tell(_usage(error, lang), EXIT_USAGE)
    except (KeyboardInterrupt, typer.Abort):
        return _tell(say("cli.stopped", lang), EXIT_STOPPED)
    except BrokenPipeError:  # the reader of our output has seen enough (`netzwerk check … | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:  # the outermost door: whatever comes here is a fault of ours
        if "--debug" in arguments:
            traceback.print_exc()
        what = f"{type(fault).__name__}: {fault}".splitlines()[0]
        return _tell(say("cli.fault", lang, what=what), EXIT_FAULT)


def _do(arguments: Sequence[str], lang: str) -> int:
    """Let typer find the command, and print what it says at its end."""
    from netzwerk.cli.commands import Said, build

    app = build(lang)
    if {"--help", "-h"} & set(arguments):
        return _help(lambda: app(args=list(arguments), prog_name="netzwerk", standalone_mode=False), lang)
    said = app(args=list(arguments), prog_name="netzwerk", standalone_mode=False)
    if said == EXIT_STOPPED:  # what typer makes of Ctrl-C
        raise KeyboardInterrupt
    if not isinstance(said, Said):  # help and version have spoken for themselves
        return int(said or 0)
    print(said.text, flush=True)
    return said.code


def _help(call_it: Callable[[], object], lang: str) -> int:
    """Print the help with the words that typer has in English only said in the user's language."""
    with redirect_stdout(StringIO()) as held:
        code = call_it()
    text = held.getvalue()
    for pair in say("usage.help_words", lang).split("|"):
        english, _, word = pair.partition("→")
        text = text.replace(english, word or english)
    print(text, end="", flush=True)
    return code if isinstance(code, int) else 0


def _language(arguments: Sequence[str]) -> str:
    """Find the language before the words are parsed: help and complaints are in it, too."""
    said = [arguments[i + 1] for i, word in enumerate(arguments[:-1]) if word == "--lang"]
    said += [word.partition("=")[2] for word in arguments if word.startswith("--lang=")]
    return said[-1] if said and said[-1] in LANGUAGES else DEFAULT_LANGUAGE


def _tell(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _usage(error: BaseException, lang: str) -> str:
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", "netzwerk")
    if kind in ("NoSuchOption", "BadOptionUsage"):
        return _option(error, lang, command=command)
    if kind in ("MissingParameter", "BadParameter"):
        name = _parameter(error)
        if kind == "MissingParameter":
            return say("cli.usage_missing", lang, name=name, command=command)
        allowed = _allowed(name, lang)
        key = "usage.allowed" if allowed else "cli.usage_value"
        return say(key, lang, name=name, command=command, allowed=allowed)
    why = getattr(error, "message", str(error)).rstrip(".")
    if getattr(context, "invoked_subcommand", None) is None and command == "netzwerk":
        return _unknown_command(why, lang)
    if extra := re.search(r"extra arguments?\b[^(]*(?:\(s\))?\s*\((.+)\)$", why):
        return say("usage.extra", lang, what=extra[1], command=command)
    return say("cli.usage_other", lang, why=why, command=command)


def _unknown_command(why: str, lang: str) -> str:
    """Say which command is meant, or that none was named."""
    from netzwerk.cli.commands import COMMANDS

    said = re.search(r"'(.*?)'", why)
    near = get_close_matches(said[1].strip(), COMMANDS, 1) if said else []
    if not said:
        return say("usage.no_command", lang, allowed=", ".join(COMMANDS))
    if near:
        return say("usage.near_command", lang, name=said[1], near=near[0], allowed=", ".join(COMMANDS))
    return say("cli.usage_command", lang, allowed=", ".join(COMMANDS))


def _option(error: BaseException, lang: str, *, command: str) -> str:
    """Say what is wrong with an option: unknown, with the nearest that is known, or without its value."""
    name, near = getattr(error, "option_name", ""), getattr(error, "possibilities", None)
    if type(error).__name__ == "BadOptionUsage":
        return say("usage.bare", lang, name=name, command=command)
    if near:
        return say("usage.near", lang, name=name, near=near[0], command=command)
    return say("cli.usage_option", lang, name=name, command=command)


def _parameter(error: BaseException) -> str:
    """Name the option as it is typed, or the argument in capitals as the help shows it."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "param_hint", "") or "")
    options = [option for option in parameter.opts if option.startswith("-")]
    return options[0] if options else str(parameter.metavar or parameter.name or "").upper()


def _allowed(name: str, lang: str) -> str:
    """Say which values an option may have, where that is short."""
    from netzwerk.cli.commands import Language, Strength

    choices = {"--lang": Language, "--strength": Strength}
    lowest = {"--seed": 0, "--draws": 1, "--jobs": 1}
    if name == "--groups":
        return "1 … 30"
    if name in choices:
        return ", ".join(choices[name])
    return say("usage.whole_number", lang, low=lowest[name]) if name in lowest else ""

"""Where a run's files go and how they get there: made beside OUT, put in place at the end, or not at all."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from netzwerk.errors import OutputError, UsageError, because

DESCRIPTION = "datapackage.json"
_LOCKS = ("~${name}", ".~lock.{name}#")


def out_for(raw: Path, out: str | os.PathLike[str] | None = None) -> Path:
    """Name the folder that a run writes to.

    Parameters
    ----------
    raw : Path
        The folder of sheets.
    out : path, optional
        The user's wish. Without it `data/processed` and the path of RAW below `data/raw`, else its name.

    Raises
    ------
    UsageError
        If OUT is RAW or lies in it, or in another folder of `data/raw`: raw data are never written to.
    OutputError
        If OUT is a file, or would lie in one.

    Examples
    --------
    >>> out_for(Path("/town/data/raw/neustadt/2019-mai")).as_posix()
    '/town/data/processed/neustadt/2019-mai'
    """
    raw = raw.absolute()
    chosen = _default(raw) if out is None else Path(out)
    resolved, source = chosen.resolve(), raw.resolve()
    if source in (resolved, *resolved.parents) or _raw_above(resolved):
        raise UsageError("out_in_raw", path=chosen)
    refuse_files(chosen)
    return chosen


def refuse_files(out: Path) -> None:
    """Refuse an OUT that cannot become a folder, before hours of work and not after.

    Raises
    ------
    OutputError
        If OUT, or what it would lie in, is a file.
    """
    file = next((here for here in (out, *out.parents) if here.is_file()), None)
    if file == out:
        raise OutputError("out_is_file", path=out)
    if file is not None:
        raise OutputError("out_below_file", path=out, file=file)


def raw_from(raw: Path, folder: Path) -> str:
    """Say how the raw sheets are reached from a folder of results, for links; empty where that is no use.

    Links are made only between `data/raw` and `data/processed`: there the way is the same on every machine.

    Examples
    --------
    >>> raw_from(Path("/town/data/raw/neustadt"), Path("/town/data/processed/neustadt/2019"))
    '../../../raw/neustadt'
    >>> raw_from(Path("/town/data/raw/neustadt"), Path("/elsewhere"))
    ''
    """
    raw, folder = raw.absolute(), folder.absolute()
    rawest = _raw_above(raw)
    if rawest is None or rawest.parent / "processed" not in folder.parents:
        return ""
    return Path(os.path.relpath(raw, folder)).as_posix()


def _raw_above(folder: Path) -> Path | None:
    """Give the `data/raw` that a folder lies in, or is."""
    above = (folder, *folder.parents)
    return next((here for here in above if here.name == "raw" and here.parent.name == "data"), None)


def _default(raw: Path) -> Path:
    rawest = _raw_above(raw)
    if rawest is None:
        return Path("data") / "processed" / raw.name
    return rawest.parent / "processed" / raw.relative_to(rawest)


def free_name(folder: Path, name: str, read: Container[str] = frozenset()) -> str:
    """Name a file so that nothing a person wrote into an earlier one is lost.

    Parameters
    ----------
    folder : Path
        The folder of an earlier run, which need not exist.
    name : str
        The name wished for.
    read : container of str
        sha256 of files whose every entry has been read, and is kept elsewhere.

    Returns
    -------
    str
        `name` where there is no such file, it is as the earlier run wrote it, or it has been read; else
        `…-neu`, `…-neu-2` …
    """
    written = described(folder)
    stem, dot, ending = name.rpartition(".")
    names = iter(_numbered(stem, dot + ending))
    while (here := next(names)) and not _replaceable(folder / here, written.get(here), read):
        continue
    return here


def _replaceable(path: Path, code: str | None, read: Container[str]) -> bool:
    return _unchanged(path, code) or sha256(path.read_bytes()).hexdigest() in read


def _numbered(stem: str, ending: str) -> Iterator[str]:
    yield f"{stem}{ending}"
    yield f"{stem}-neu{ending}"
    number = 2
    while True:
        yield f"{stem}-neu-{number}{ending}"
        number += 1


def _unchanged(path: Path, code: str | None) -> bool:
    return not path.exists() or code == sha256(path.read_bytes()).hexdigest()


def described(folder: Path) -> dict[str, str]:
    """Give the files that an earlier run wrote to a folder, with their sha256 as written."""
    try:
        said = json.loads((folder / DESCRIPTION).read_text("utf-8"))
        if not said.get("netzwerk"):
            return {}
        return {one["path"]: one["hash"].removeprefix("sha256:") for one in said["resources"]}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return {}


def seen_before(folders: Iterable[Path]) -> frozenset[str]:
    """Give the sha256 of all that earlier runs wrote to these folders, and of the lists they followed."""
    found = {code for folder in folders for code in described(folder).values()}
    for folder in folders:
        try:
            said = json.loads((folder / DESCRIPTION).read_text("utf-8"))["netzwerk"]
            found |= {code.removeprefix("sha256:") for code in said["followed"]}
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            continue
    return frozenset(found)


def place(files: Mapping[str, bytes], out: Path) -> None:
    """Put a run's files into OUT, all or none; files in OUT that no run wrote stay.

    What an earlier run wrote and this one does not is removed, unless a person has changed it.

    Parameters
    ----------
    files : mapping of str to bytes
        Every file by its path in OUT, `/` between.
    out : Path
        The folder; made where it does not exist.

    Raises
    ------
    OutputError
        If a file is held open by another program, or cannot be written; OUT is then as it was before.
    """
    if out.exists() and not out.is_dir():
        raise OutputError("out_is_file", path=out)
    for path in files:
        _refuse_open(out / path)
    try:
        with _beside(out) as fresh, _beside(out) as old:
            for path, content in files.items():
                target = fresh / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            _swap(files, _stale(files, out), out=out, fresh=fresh, old=old)
    except OSError as error:
        if isinstance(error, PermissionError) and error.filename and Path(error.filename).is_file():
            raise OutputError("held_open", path=error.filename) from error
        raise OutputError("cannot_place", path=out, why=because(error)) from error


def _refuse_open(target: Path) -> None:
    """Refuse where Excel or LibreOffice says, by a lock file, that someone has the file open."""
    if not target.exists():
        return
    for lock in _LOCKS:
        if (target.parent / lock.format(name=target.name)).exists():
            raise OutputError("held_open", path=target)


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """Lend a folder beside OUT, on the same disk, so that moving is one step."""
    out.parent.mkdir(parents=True, exist_ok=True)
    number = 0
    while (folder := out.parent / f".{out.name}.{os.getpid()}.{number}").exists():
        number += 1
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _stale(files: Mapping[str, bytes], out: Path) -> list[str]:
    stale = []
    for folder in sorted({path.rpartition("/")[0] for path in files if path.endswith(DESCRIPTION)} | {""}):
        before = f"{folder}/" if folder else ""
        for name, code in sorted(described(out / folder).items()):
            target = out / folder / name
            if f"{before}{name}" not in files and target.is_file() and _unchanged(target, code):
                stale.append(f"{before}{name}")
    return stale


def _swap(files: Mapping[str, bytes], stale: list[str], *, out: Path, fresh: Path, old: Path) -> None:
    """Move the earlier files aside and the new ones in; on any failure everything goes back."""
    aside: list[str] = []
    placed: list[str] = []
    try:
        for path in [*(path for path in files if (out / path).exists()), *stale]:
            _move(out / path, old / path)
            aside.append(path)
        for path in files:
            _move(fresh / path, out / path)
            placed.append(path)
    except OSError:
        for path in placed:
            with suppress(OSError):
                (out / path).unlink()
        for path in aside:
            with suppress(OSError):
                (old / path).replace(out / path)
        raise
    for path in stale:
        with suppress(OSError):  # a folder that still holds something stays
            (out / path).parent.rmdir()


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)

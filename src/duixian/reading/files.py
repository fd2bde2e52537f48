"""Opening files, and which files a folder or pattern stands for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Final

from duixian.errors import TooLarge, UnreadableFile

SUFFIXES: Final = frozenset(
    {".txt", ".text", ".md", ".htm", ".html", ".xhtml", ".mht", ".mhtml", ".pdf"}
    | {".docx", ".doc", ".wps", ".odt", ".rtf"}
    | {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"}
)


def expand(paths: Iterable[str | Path]) -> list[Path]:
    """Files that the given files, folders and glob patterns stand for, without repetition.

    A file named outright is kept whatever its suffix; a folder gives the files below it that have a suffix of a
    readable format and are not hidden, in the order of their names. A name that does not exist is kept, so that
    reading reports it.
    """
    found: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            matches = sorted(p for p in path.rglob("*") if _is_readable(p))
        elif not path.exists() and any(c in str(given) for c in "*?["):
            root = Path(path.anchor) if path.anchor else Path()
            matches = sorted(
                p for p in root.glob(str(path.relative_to(path.anchor))) if p.is_file() and not p.name.startswith(".")
            ) or [path]
        else:
            matches = [path]
        found.update(dict.fromkeys(matches))
    return list(found)


def _is_readable(path: Path) -> bool:
    """Whether a file has a suffix of a readable format and is neither hidden nor a lock file of Word."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$")) and path.is_file()


def read_file(path: Path, most: int) -> bytes:
    """Content of a file of at most `most` bytes; a larger one is refused before it is read.

    Raises:
        UnreadableFile: missing, a folder, or not permitted.
        TooLarge: over the limit.
    """
    try:
        if path.is_dir():
            raise UnreadableFile(f"{path} is a folder; name a file in it, or let expand list its files.")
        with path.open("rb") as stream:
            check_size(path.stat().st_size, str(path), most)
            return read_stream(stream, str(path), most)
    except FileNotFoundError as error:
        raise UnreadableFile(f"{path} does not exist; check the name.") from error
    except PermissionError as error:
        raise UnreadableFile(f"{path} may not be read; ask its owner for permission.") from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(f"{path} cannot be read ({error}); check the name and the disk.") from error


def read_stream(stream: BinaryIO, name: str, most: int) -> bytes:
    """What a stream still holds, at most `most` bytes. Raises `TooLarge` where there is more."""
    data = stream.read(most + 1)
    check_size(len(data), name, most)
    return data


def check_size(size: int, name: str, most: int) -> None:
    """Raise `TooLarge` where `size` bytes are more than `most`."""
    if size > most:
        raise TooLarge(
            f"{name} has {_megabytes(size)} or more and the limit is {_megabytes(most)}; raise max_bytes to read it."
        )


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"

"""Whether modules run as they were compiled when duixian was installed, or from their sources beside them.

A released package holds what its sources say. In a checkout sources change: there a list says what each of them was
when it was compiled; once one of them has changed, all modules are loaded from their sources until they are compiled
anew.
"""

from __future__ import annotations

import os
import sys

SWITCH = "DUIXIAN_UNCOMPILED"
"""Set to 1 in the environment, it has all modules loaded from their sources: to debug, to measure coverage."""

PACKAGE = os.path.dirname(__file__)
LIST = os.path.join(PACKAGE, f"compiled-{sys.implementation.cache_tag}.txt")
"""A line for each source that was compiled, or that such a one imports: its `state` and its path, a tab between."""


def choose() -> None:
    """Have the modules of the package loaded from their sources where that is asked for or has become necessary."""
    if os.environ.get(SWITCH) == "1" or not unchanged():
        _load_sources()


def unchanged() -> bool:
    """Whether every source is what it was when it was compiled; true as well of a package without a list."""
    try:
        with open(LIST, encoding="utf-8") as lines:
            return all(state(path) == known for known, path in (line.rstrip("\n").split("\t") for line in lines))
    except FileNotFoundError:
        return True


def state(path: str) -> str:
    """Size and time of the last change of a source; "" where there is none."""
    try:
        found = os.stat(os.path.join(PACKAGE, path))
    except FileNotFoundError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def _load_sources() -> None:
    from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader

    def sources_only(folder: str) -> FileFinder:
        if folder != PACKAGE and not folder.startswith(PACKAGE + os.sep):
            raise ImportError
        return FileFinder(folder, (SourceFileLoader, SOURCE_SUFFIXES))

    sys.path_hooks.insert(0, sources_only)
    for folder in [known for known in sys.path_importer_cache if known.startswith(PACKAGE)]:
        del sys.path_importer_cache[folder]

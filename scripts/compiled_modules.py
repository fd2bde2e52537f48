"""Which modules are compiled, what that leaves beside them, and whether it is what their sources say."""

from __future__ import annotations

import sysconfig
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "duixian"
LIBRARY = "duixian"
SUFFIX = str(sysconfig.get_config_var("EXT_SUFFIX"))

_COMPILED = ("vocabulary", "outline", "statements", "ledger", "coherence", "coherence/rules")
_COMPILED_ALONE = ("api.py", "sealing.py")
#: What does not work compiled, or not as fast.
_FROM_SOURCE = {
    "vocabulary/check.py",  # is run as a program
    "vocabulary/indicators.py",  # compiled, a cached property is worked out each time
    "vocabulary/names.py",
    "ledger/model.py",  # drafts become finished objects by a change of their class, which a compiled class refuses
}


def sources() -> list[str]:
    """The modules to compile, by their paths within the package."""
    found = [path for folder in _COMPILED for path in sorted((PACKAGE / folder).glob("*.py")) if path.stat().st_size]
    names = [*(path.relative_to(PACKAGE).as_posix() for path in found), *_COMPILED_ALONE]
    return [name for name in names if name not in _FROM_SOURCE]


def products() -> list[Path]:
    """What compiling has left beside the sources."""
    return [*PACKAGE.rglob(f"*{SUFFIX}"), *PACKAGE.parent.glob(f"{LIBRARY}__mypyc{SUFFIX}")]


def is_current() -> bool:
    """Whether what is compiled is what the sources say."""
    known = Path(_COMPILED_AS.LIST)
    return known.exists() and known.read_text(encoding="utf-8") == _listed(states()) and bool(products())


def states() -> dict[str, str]:
    """What each source is now, also those that compiled modules only import: they hold constants of them."""
    folders = (*_COMPILED, "reading", ".")
    paths = (path for folder in folders for path in sorted((PACKAGE / folder).glob("*.py")))
    return {name: _COMPILED_AS.state(name) for name in (path.relative_to(PACKAGE).as_posix() for path in paths)}


def remember(compiled: dict[str, str]) -> None:
    """Enter the `states` of what has been compiled."""
    Path(_COMPILED_AS.LIST).write_text(_listed(compiled), encoding="utf-8")


def _listed(found: dict[str, str]) -> str:
    return "".join(f"{state}\t{name}\n" for name, state in found.items())


def remove() -> None:
    """Take away what was compiled."""
    Path(_COMPILED_AS.LIST).unlink(missing_ok=True)
    for product in products():
        product.unlink()


def _alone(name: str) -> Any:
    """A module of the package, of which nothing else is loaded."""
    spec = spec_from_file_location(f"duixian_{name}", PACKAGE / f"{name}.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{PACKAGE} has no module {name}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_COMPILED_AS = _alone("compiled")

"""What is compiled when duixian is installed: the modules that read reports, where there is a C compiler.

Without one, or with `DUIXIAN_UNCOMPILED=1` in the environment, duixian is installed as it stands and reads more slowly.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "scripts"))

from compiled_modules import LIBRARY, SUFFIX, is_current, remove

COMPILE = Path(__file__).parent / "scripts" / "compile_modules.py"


class CompiledModules(BuildHookInterface):
    """Compiles in place, if the sources have changed since, and puts what came of it into the wheel."""

    def dependencies(self) -> list[str]:
        """What compiling needs, if there is something to compile."""
        return ["mypy>=1.15,<3", "setuptools>=77,<90"] if self._has_work() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before a wheel is put together, also the one of an editable installation."""
        if self._has_work():
            self.app.display_info("Compiling the modules that read reports; this takes a minute or two ...")
            run = subprocess.run([sys.executable, COMPILE], capture_output=True, text=True, check=False)
            if run.returncode:
                remove()
                self.app.display_warning(f"{run.stdout}{run.stderr}\nNot compiled: duixian will read more slowly.")
        if not self._wanted() or not is_current():
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        if version != "editable":
            build_data["artifacts"].append(f"/src/duixian/**/*{SUFFIX}")
            library = f"{LIBRARY}__mypyc{SUFFIX}"
            build_data["force_include"][str(Path(self.root, "src", library))] = library

    def _wanted(self) -> bool:
        return self.target_name == "wheel" and os.environ.get("DUIXIAN_UNCOMPILED") != "1"

    def _has_work(self) -> bool:
        return self._wanted() and not is_current()

"""Compile the modules that read reports, in place: `python scripts/compile_modules.py`. Needs mypy and a C compiler.

Nothing else changes: where they are not compiled, the same modules run from their sources, more slowly.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryDirectory
from typing import Any

from compiled_modules import LIBRARY, ROOT, is_current, remember, remove, sources, states
from mypyc.build import mypycify
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError


def compile_modules() -> None:
    """Compile anew. Whatever goes wrong, nothing half-compiled stays."""
    before = states()
    remove()
    os.chdir(ROOT)
    with TemporaryDirectory() as folder:
        paths = [f"src/duixian/{name}" for name in sources()]
        options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", f"--cache-dir={folder}"]
        try:
            modules = mypycify([*options, *paths], group_name=LIBRARY, multi_file=True, target_dir=folder)
            _build(modules, folder)
        except BaseException:
            remove()
            raise
    remember(before)


def _build(modules: list[Extension], folder: str) -> None:
    build = _Build(Distribution({"name": LIBRARY, "package_dir": {"": "src"}, "ext_modules": modules}))
    build.inplace, build.build_temp = True, folder
    build.ensure_finalized()
    build.run()


_TOGETHER = ["-flto=auto", "-fvisibility=hidden"]
"""Optimises all modules together, so that their calls of each other are direct. GCC and Clang know these options."""


class _Build(build_ext):
    """Compiles the sources of an extension at the same time, and optimises them together where the compiler can."""

    def build_extension(self, ext: Extension) -> None:
        if self.compiler.compiler_type != "unix":
            self._build(ext)
            return
        compiling, linking = ext.extra_compile_args, ext.extra_link_args
        ext.extra_compile_args, ext.extra_link_args = [*compiling, *_TOGETHER], [*linking, *_TOGETHER]
        try:
            self._build(ext)
        except CCompilerError:
            ext.extra_compile_args, ext.extra_link_args = compiling, linking
            self._build(ext)

    def _build(self, ext: Extension) -> None:
        compile_some = self.compiler.compile

        def compile_all(paths: list[str], **options: Any) -> list[str]:
            first, *others = paths
            products = compile_some([first], **options)  # makes the folders for all of them
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                for more in pool.map(lambda one: compile_some([one], **options), others):
                    products += more
            return products

        self.compiler.compile = compile_all
        try:
            super().build_extension(ext)
        finally:
            self.compiler.compile = compile_some


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--remove", action="store_true", help="take away what was compiled")
    if parser.parse_args().remove:
        remove()
    elif not is_current():
        try:
            compile_modules()
        except (BaseError, CCompilerError) as error:
            sys.exit(f"Nothing is compiled, and reports are read from the sources, more slowly: {error}")

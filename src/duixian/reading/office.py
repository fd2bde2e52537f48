"""Old Word documents (.doc, .wps), .rtf and .odt become .docx through LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Final

from duixian.errors import MissingSupport, TooLarge, UnreadableFile
from duixian.reading.options import ReadingOptions

_LOOK: Final = 0.5  # seconds between two words of progress
_PROGRAMS: Final = ("soffice", "libreoffice")


def as_docx(data: bytes, name: str, options: ReadingOptions) -> bytes:
    """The document as .docx.

    Raises:
        MissingSupport: LibreOffice is not installed.
        TooLarge: it took too long.
        UnreadableFile: LibreOffice could not read it.
    """
    program = next((found for one in _PROGRAMS if (found := shutil.which(one))), None)
    if program is None:
        raise MissingSupport(
            f"{name} is an old Word document or the like, and reading it needs LibreOffice;"
            " install it, or save the file as .docx."
        )
    with tempfile.TemporaryDirectory(prefix="duixian-") as folder:
        given = Path(folder, "report.doc")
        given.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile}", "--convert-to", "docx"]
        process = subprocess.Popen(
            [*command, "--outdir", folder, str(given)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _wait(process, options)
        except subprocess.TimeoutExpired as error:
            raise TooLarge(
                f"{name} took LibreOffice more than {options.timeout_seconds:g} seconds; save it as .docx."
            ) from error
        finally:
            if process.returncode is None:
                _end(process)
        made = given.with_suffix(".docx")
        if not made.exists():
            raise UnreadableFile(f"{name} is a Word document that LibreOffice could not read; save it as .docx.")
        return made.read_bytes()


def _wait(process: subprocess.Popen[bytes], options: ReadingOptions) -> None:
    """Wait for the program to end; whoever asked may end it meanwhile by what `progress` raises."""
    ends = time.monotonic() + options.timeout_seconds
    while True:
        try:
            process.wait(_LOOK if options.progress else options.timeout_seconds)
        except subprocess.TimeoutExpired:
            if options.progress is None or time.monotonic() >= ends:
                raise
            options.progress(0, 0)
        else:
            return


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and the processes it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()

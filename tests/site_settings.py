"""Settings of the tests: those of the application, in a data folder that is thrown away, with a fast password hash."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="duixian-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("DUIXIAN_")]:
    del os.environ[_name]
os.environ["DUIXIAN_DATA_DIR"] = _folder
os.environ["DUIXIAN_SECRET_KEY"] = "only for tests"
os.environ["DUIXIAN_HTTPS"] = "off"

from duixian.site.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
for _database in DATABASES.values():  # noqa: F405
    _database["OPTIONS"].pop("pool", None)  # a pool would stay connected to databases that are to be dropped

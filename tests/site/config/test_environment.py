from __future__ import annotations

import stat
from pathlib import Path

import pytest

from duixian.site.config.database import database
from duixian.site.config.email import EmailSettings, email_settings
from duixian.site.config.environment import KNOWN, ConfigurationError, Environment
from duixian.site.config.secret import ensure_secret, read_secret

ROOT = Path(__file__).parents[3]


def test_an_unknown_setting_is_an_error_that_names_the_known_ones():
    with pytest.raises(ConfigurationError, match=r"DUIXIAN_DATADIR is no setting.*DUIXIAN_DATA_DIR"):
        Environment({"DUIXIAN_DATADIR": "/srv"})


@pytest.mark.parametrize("value", ["yes", "1", "true"])
def test_flags_are_on_or_off(value: str):
    with pytest.raises(ConfigurationError, match="DUIXIAN_HTTPS"):
        Environment({"DUIXIAN_HTTPS": value}).flag("DUIXIAN_HTTPS", default=True)


@pytest.mark.parametrize("value", ["0", "-1", "101", "1.5", "ten", "１０"])
def test_numbers_have_bounds(value: str):
    with pytest.raises(ConfigurationError, match="from 1 to 100"):
        Environment({"DUIXIAN_UPLOAD_LIMIT": value}).integer("DUIXIAN_UPLOAD_LIMIT", 50, 1, 100)


def test_folders_are_absolute():
    with pytest.raises(ConfigurationError, match="absolute"):
        Environment({"DUIXIAN_DATA_DIR": "data"}).folder("DUIXIAN_DATA_DIR", Path("/srv"))


def test_what_is_empty_is_absent():
    empty = Environment({"DUIXIAN_ALLOWED_HOSTS": " ", "DUIXIAN_HTTPS": ""})
    assert empty.names("DUIXIAN_ALLOWED_HOSTS", "a, b") == ["a", "b"]
    assert empty.flag("DUIXIAN_HTTPS", default=False) is False


def test_sqlite_waits_its_turn():
    options = database("", Path("/srv"))["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_with_every_part():
    found = database("postgresql://wang:p%40ss@db.example:5433/du%20i?sslmode=require", Path("/srv"))
    parts = [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")]
    assert parts == ["du i", "wang", "p@ss", "db.example", "5433"]
    assert found["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize("url", ["mysql://h/d", "postgresql://h", "sqlite://relative", "words"])
def test_other_databases_are_refused(url: str):
    with pytest.raises(ConfigurationError, match="DATABASE_URL"):
        database(url, Path("/srv"))


def test_mail_is_off_until_it_is_wanted():
    assert email_settings("") == EmailSettings()
    found = email_settings("smtp+starttls://u:p%3A@mail.example")
    assert (found.host, found.port, found.password, found.starttls) == ("mail.example", 587, "p:", True)
    with pytest.raises(ConfigurationError, match="DUIXIAN_EMAIL_URL"):
        email_settings("http://mail.example")


def test_the_secret_key_is_made_once_and_for_the_owner_alone(tmp_path: Path):
    ensure_secret(tmp_path)
    key = read_secret(tmp_path)
    ensure_secret(tmp_path)
    assert read_secret(tmp_path) == key
    assert len(key) > 50
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_every_setting_is_documented():
    page = (ROOT / "docs" / "site" / "installing.md").read_text(encoding="utf-8")
    assert [name for name in (*KNOWN, "DATABASE_URL") if f"`{name}`" not in page] == []

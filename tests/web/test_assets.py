"""Static files and templates: nothing inline, nothing from elsewhere, hashes that fit."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.web.assets import FOLDER, asset, integrity

TEMPLATES = sorted((FOLDER.parent.parent).glob("*/templates/**/*.html"))
VENDORED = FOLDER / "vendor"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_a_template_holds_no_inline_code(path: Path) -> None:
    text = path.read_text()

    found = re.findall(r"\son[a-z]+\s*=|\sstyle\s*=|<style|hx-on|javascript:|<script(?![^>]*\ssrc=)", text)

    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_a_template_never_switches_escaping_off(path: Path) -> None:
    assert re.findall(r"\|\s*safe\b|autoescape\s+false", path.read_text()) == []


def test_every_vendored_file_is_the_one_that_its_lock_names() -> None:
    lock = json.loads((VENDORED / "vendor.lock.json").read_text())

    found = {entry["file"]: hashlib.sha384((VENDORED / entry["file"]).read_bytes()).hexdigest() for entry in lock}

    assert found == {entry["file"]: entry["sha384"] for entry in lock}
    assert {path.name for path in VENDORED.glob("*.js")} == set(found)


def test_an_address_changes_with_the_content() -> None:
    name, _, digest = asset("css/base.css").partition("?v=")

    assert name == "/static/css/base.css"
    assert digest == hashlib.sha256((FOLDER / "css/base.css").read_bytes()).hexdigest()[:12]


def test_a_file_that_does_not_exist_fails_when_the_page_is_made() -> None:
    with pytest.raises(FileNotFoundError):
        asset("css/absent.css")


def test_pages_ask_for_nothing_from_elsewhere(client: TestClient) -> None:
    pages = [client.get(address).text for address in ("/welcome", "/study", "/exam", "/renewal", "/bank", "/api/docs")]

    assert [re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page) for page in pages] == [[]] * 6


def test_scripts_carry_their_integrity() -> None:
    assert integrity("vendor/htmx-4.0.1.min.js").startswith("sha384-")

"""The project's own files: what tools and people rely on."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def names(lock: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==", (ROOT / lock).read_text(), re.MULTILINE))


def plain(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return found.group().lower().replace("_", "-")


def test_the_lock_holds_every_declared_dependency() -> None:
    declared = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["postgres"]

    assert {plain(r) for r in declared} - names("requirements.lock") == set()


def test_the_lock_of_development_holds_the_lock_of_use() -> None:
    declared = {plain(r) for r in PROJECT["dependency-groups"]["dev"]}

    assert (names("requirements.lock") | declared) - names("requirements-dev.lock") == set()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_a_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()

    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", text.strip()))
    assert re.findall(r"https?://|--index|--find-links|file:", text) == []


def test_every_feature_has_its_tables_protected() -> None:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    protected = {module for contract in contracts for module in contract.get("protected_modules", ())}

    assert protected == {f"app.{path.parent.name}.models" for path in (ROOT / "app").glob("*/models.py")}


def test_every_feature_with_a_domain_keeps_it_pure() -> None:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    pure = {
        module for contract in contracts if contract["type"] == "forbidden" for module in contract["source_modules"]
    }
    found = {f"app.{path.relative_to(ROOT / 'app').parts[0]}.domain" for path in (ROOT / "app").glob("*/domain*")}

    assert pure == found | {"app.formulas"}  # pure as a whole


@pytest.mark.parametrize("file", ["compose.yaml", "compose.postgres.yaml"])
def test_a_composition_publishes_on_loopback_alone(file: str) -> None:
    services = yaml.safe_load((ROOT / file).read_text())["services"]

    ports = [port for service in services.values() for port in service.get("ports", ())]
    assert [port.startswith("127.0.0.1:") for port in ports] == [True]


def test_the_image_runs_without_rights_and_has_a_health_check() -> None:
    text = (ROOT / "Dockerfile").read_text()

    assert [line for line in text.splitlines() if line.startswith(("USER", "VOLUME", "HEALTHCHECK"))] == [
        "USER earned",
        "VOLUME /data",
        "HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \\",
    ]


def test_the_start_script_runs_on_the_standard_library() -> None:
    imports = re.findall(r"^(?:import|from) (\w+)", (ROOT / "start.py").read_text(), re.MULTILINE)

    assert set(imports) == {"__future__", "hashlib", "os", "pathlib", "platform", "shutil", "subprocess", "sys", "venv"}


def test_the_readme_shows_pictures_that_exist() -> None:
    text = (ROOT / "README.md").read_text()
    pictures = re.findall(r"\]\(([^)]+\.(?:png|svg))\)|src=\"([^\"]+)\"", text)

    found = [first or second for first, second in pictures]
    assert found
    assert [name for name in found if not (ROOT / name).exists()] == []

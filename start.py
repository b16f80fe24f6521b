#!/usr/bin/env python3
"""Set Earned up and run it, with nothing but Python and pip: `python3 start.py serve`, `python3 start.py test`.

The first run builds an environment of its own in `.earned/` from the hashed lock (with uv where it is installed,
else with pip); later runs start at once. `test` runs all checks; every other command goes to `earned`.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".earned"
CHECKS = {
    "lint": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    "tests": ["-m", "pytest"],
}


def main(arguments: list[str]) -> int:
    """Run one command in the project's own environment and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this very file may be run by an older Python
        return fail(f"Earned needs Python 3.11 or newer; this is {platform.python_version()}.")
    command = arguments or ["serve"]
    try:
        if command[0] == "test":
            return test(environment("requirements-dev.lock"), command[1:])
        python = environment("requirements.lock")
    except SetupError as problem:
        return fail(str(problem))
    return run(python, "-m", "app", *command)


class SetupError(Exception):
    """The environment could not be built; the message says what to do."""


def environment(lock: str) -> Path:
    """The Python of an environment that holds exactly what the lock says, built when it is missing or old."""
    stamp_text = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest() + platform.python_version()
    folder = HOME / Path(lock).stem
    stamp = folder / "lock.sha256"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if stamp.exists() and stamp.read_text() == stamp_text and python.exists():
        return python
    print(f"Setting up Earned ({lock}); this happens once and takes about a minute.", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
    except OSError as problem:
        raise SetupError(f"Cannot write to {folder}: {problem.strerror}.") from problem
    install(folder, python, ROOT / lock)
    stamp.write_text(stamp_text)
    return python


def install(folder: Path, python: Path, lock: Path) -> None:
    """Make a virtual environment in the folder and put the locked packages into it."""
    if uv := shutil.which("uv"):
        steps = [
            [uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(folder)],
            [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", str(python), str(lock)],
        ]
    else:
        venv.create(folder, with_pip=False, symlinks=os.name != "nt")
        pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
        steps = [[*pip, "--disable-pip-version-check", "--require-hashes", "--no-deps", "-r", str(lock)]]
    for step in steps:
        if subprocess.run(step, check=False).returncode:
            raise SetupError(
                "The set-up did not finish: "
                "it needs pip (Debian: apt install python3-pip) or uv, and a network to the package index."
            )


def test(python: Path, arguments: list[str]) -> int:
    """Run every check, also after one fails; the code is that of the first that failed. Arguments go to pytest."""
    if not chromium(python):
        loud = "NO CHROMIUM: the browser tests cannot run. Install Chromium or set EARNED_CHROMIUM to its path."
        print(f"\n{'!' * len(loud)}\n{loud}\n{'!' * len(loud)}\n", flush=True)
        if os.environ.get("CI") == "true":
            return 1
    codes = {}
    for name, step in CHECKS.items():
        print(f"\n== {name}", flush=True)
        codes[name] = run(python, *step, *(arguments if name == "tests" else []))
    failed = [name for name, code in codes.items() if code]
    if failed:
        print(f"\nFailed: {', '.join(failed)}.", flush=True)
    return next((code for code in codes.values() if code), 0)


def chromium(python: Path) -> bool:
    """Whether the browser tests have a browser: an installed one, else one that Playwright can fetch."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    if os.environ.get("EARNED_CHROMIUM") or any(map(shutil.which, names)):
        return True
    return run(python, "-m", "playwright", "install", "chromium") == 0


def run(python: Path, *arguments: str) -> int:
    """Exit code of the environment's Python, run from the project's folder."""
    try:
        return subprocess.run([str(python), *arguments], cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:
        return 130


def fail(message: str) -> int:
    """Say one clear line and return 1."""
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

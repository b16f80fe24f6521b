"""Everything that can be set from outside, read once: `EARNED_*` variables, then `.env`, then these defaults."""

from functools import cached_property
from ipaddress import ip_address
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Where a folder that travels with the program lies: in the wheel, else at the root of the checkout."""
    packed = _PACKAGE / "_bundled" / name
    return packed if packed.exists() else _PACKAGE.parent / name


class Settings(BaseSettings):
    """How this installation runs; immutable."""

    model_config = SettingsConfigDict(env_prefix="EARNED_", env_file=".env", extra="ignore", frozen=True)

    data_dir: Path = Field(default_factory=lambda: user_data_path("earned", appauthor=False))
    """Folder of the embedded database, backups and exports."""
    database_url: str | None = None
    """SQLAlchemy address of a PostgreSQL database; without it a SQLite file in the data folder is used."""
    question_bank: Path = Field(default_factory=lambda: bundled("question_bank"))
    """Folder of the question bank to load at start."""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    allowed_hosts: str = ""
    """Host names under which the pages may be asked for, separated by commas, beside the loopback names."""
    open_to_network: bool = False
    """Serve on a non-loopback address although there are no accounts: whoever reaches the port is the learner."""

    @cached_property
    def url(self) -> str:
        """Address of the database for SQLAlchemy."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir / 'earned.sqlite3'}"
        scheme, _, rest = self.database_url.partition("://")
        return f"postgresql+psycopg://{rest}" if scheme in {"postgres", "postgresql"} else self.database_url

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded database is in use."""
        return self.url.startswith("sqlite")

    @property
    def database_file(self) -> Path:
        """File of the embedded database."""
        return Path(self.url.removeprefix("sqlite:///"))

    @property
    def host_names(self) -> frozenset[str]:
        """Names that a request's Host header may carry, lower case and without port."""
        extra = {name.strip().lower() for name in self.allowed_hosts.split(",") if name.strip()}
        return frozenset({"localhost", "127.0.0.1", "::1", self.host.lower()} | extra)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

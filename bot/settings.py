"""Settings: read once from the environment and ``.env``, checked all at once, then frozen."""

import base64
import binascii
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import ConfigError

DISCORD_API = "https://discord.com/api/v10"
DISCORD_GATEWAY = "wss://gateway.discord.gg/"
DISCORD_CDN = "https://cdn.discordapp.com"

KEY_BYTES = 32

# Empty is as good as not set: an address in .env may be there with nothing after it.
_ADDRESS = r"^(https?://\S+)?$"

_BUDGETS = tuple(
    f"budget_{name}"
    for name in (
        *("local", "google", "mymemory", "deepl", "azure", "openai", "libretranslate"),
        "per_server",
    )
)

_EXPECTED = {
    **dict.fromkeys(_BUDGETS, "characters a day, for example 500000"),
    "cache_url": "the address of a Valkey or Redis server, such as redis://127.0.0.1:6379/0",
    "cache_key": "a secret of at least 16 characters, the same for all processes",
    "discord_token": "the bot's token, from Discord's developer portal under Bot → Reset Token",
    "discord_api": f"an http(s) address such as {DISCORD_API}",
    "discord_gateway": f"a ws(s) address such as {DISCORD_GATEWAY}",
    "discord_cdn": f"an http(s) address such as {DISCORD_CDN}",
    "database_url": "sqlite:///data/magpie.db or postgresql://user:password@host/name",
    "storage_key": "32 bytes in base64, for example from: openssl rand -base64 32",
    "engines": "names separated by commas, for example memory,local,gloss",
    "google_url": "an http(s) address",
    "mymemory_url": "an http(s) address",
    "deepl_url": "an http(s) address",
    "azure_endpoint": "an http(s) address",
    "openai_url": "an http(s) address",
    "libretranslate_url": "an http(s) address",
    "deadline": "seconds from 0.2 to 60",
    "engine_timeout": "seconds from 0.5 to 60",
    "catch_up_messages": "a number from 1 to 10000",
    "catch_up_hours": "hours, at most 336",
    "keep_days": "days from 1 to 3650",
    "log_level": "DEBUG, INFO, WARNING or ERROR",
    "cache_dir": "a folder",
    "models_dir": "a folder",
    "models_url": "an http(s) address with the folders en-zh and zh-en",
}
"""What would be right, said when something is wrong."""


class OfflineSettings(BaseSettings):
    """What commands need that do not talk to Discord; ``.env.example`` lists every setting."""

    model_config = SettingsConfigDict(
        env_prefix="MAGPIE_", env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    discord_api: str = Field(default=DISCORD_API, pattern=r"^https?://[^\s/]+(/\S*)?$")
    discord_gateway: str = Field(default=DISCORD_GATEWAY, pattern=r"^wss?://[^\s/]+(/\S*)?$")
    discord_cdn: str = Field(default="", pattern=r"^(https?://[^\s/]+(/\S*)?)?$")
    database_url: SecretStr = SecretStr("sqlite:///data/magpie.db")
    storage_key: SecretStr | None = None
    """Seals messages that wait. Without one SQLite has it in a file beside the database."""
    engines: Annotated[tuple[str, ...], NoDecode] = ("memory", "local", "google", "gloss")
    google_url: str | None = Field(default=None, pattern=_ADDRESS)
    mymemory_url: str | None = Field(default=None, pattern=_ADDRESS)
    mymemory_email: SecretStr | None = None
    deepl_key: SecretStr | None = None
    deepl_url: str | None = Field(default=None, pattern=_ADDRESS)
    azure_key: SecretStr | None = None
    azure_region: str | None = None
    azure_endpoint: str | None = Field(default=None, pattern=_ADDRESS)
    openai_key: SecretStr | None = None
    openai_url: str | None = Field(default=None, pattern=_ADDRESS)
    openai_model: str | None = None
    libretranslate_url: str | None = Field(default=None, pattern=_ADDRESS)
    libretranslate_key: SecretStr | None = None
    deadline: float = Field(default=3.0, ge=0.2, le=60)
    """Seconds a message waits for its translation before it goes out with a gloss."""
    engine_timeout: float = Field(default=8.0, ge=0.5, le=60)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    cache_dir: Path = Path("data/cache")
    models_dir: Path = Path("data/models")
    models_url: str | None = Field(default=None, pattern=_ADDRESS)
    """A mirror of the local engine's models; without one they come from Mozilla."""

    budget_local: int | None = Field(default=None, ge=0)
    budget_google: int | None = Field(default=None, ge=0)
    budget_mymemory: int | None = Field(default=None, ge=0)
    budget_deepl: int | None = Field(default=None, ge=0)
    budget_azure: int | None = Field(default=None, ge=0)
    budget_openai: int | None = Field(default=None, ge=0)
    budget_libretranslate: int | None = Field(default=None, ge=0)
    budget_per_server: int | None = Field(default=None, ge=0)
    """Characters a day: for each engine, and for one server and each engine that is not on this machine."""
    catch_up_messages: int = Field(default=500, ge=1, le=10_000)
    """That are looked at in each channel after the bot was away."""
    catch_up_hours: float = Field(default=24.0, gt=0, le=336)
    """What is older is not brought over any more."""
    keep_days: int = Field(default=30, ge=1, le=3650)
    """How long it is remembered which copies belong to a message."""
    cache_url: SecretStr | None = None
    cache_key: SecretStr | None = None

    @field_validator(*_BUDGETS, "storage_key", "cache_url", "cache_key", mode="before", check_fields=False)
    @classmethod
    def _nothing(cls, value: Any) -> Any:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("storage_key")
    @classmethod
    def _key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(_bytes_of(value)) != KEY_BYTES:
            raise ValueError
        return value

    @field_validator("engines", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return tuple(name.strip().lower() for name in value.split(",") if name.strip())

    @property
    def sealing_key(self) -> bytes | None:
        """The storage key, if one is set."""
        return None if self.storage_key is None else _bytes_of(self.storage_key)

    @property
    def budgets(self) -> dict[str, int]:
        """Characters a day by engine, where there is a limit."""
        limits = ((name.removeprefix("budget_"), getattr(self, name)) for name in _BUDGETS)
        return {name: limit for name, limit in limits if name != "per_server" and limit is not None}

    @property
    def secrets(self) -> list[str]:
        """What must never be seen in a log."""
        values = (getattr(self, name) for name in type(self).model_fields)
        texts = [value.get_secret_value() for value in values if isinstance(value, SecretStr)]
        return [text for text in texts if not text.startswith("sqlite:")]

    @property
    def cdn(self) -> str:
        """Where avatars are; a server other than Discord serves them beside its API."""
        if self.discord_cdn:
            return self.discord_cdn.rstrip("/")
        if self.discord_gateway == DISCORD_GATEWAY:
            return DISCORD_CDN
        api = urlsplit(self.discord_api)
        return f"{api.scheme}://{api.netloc}"


class Settings(OfflineSettings):
    """Every setting of the bot."""

    discord_token: SecretStr = Field(validation_alias="DISCORD_TOKEN", min_length=1)


def _bytes_of(key: SecretStr) -> bytes:
    try:
        return base64.b64decode(key.get_secret_value().strip(), validate=True)
    except (binascii.Error, ValueError):
        return b""


_S = TypeVar("_S", bound=OfflineSettings)


def load_settings(kind: type[_S]) -> _S:
    """The settings; a ``ConfigError`` names every wrong one with its value and what would be right."""
    try:
        return kind()
    except ValidationError as error:
        lines = [_line(problem["loc"], problem["type"], problem.get("input")) for problem in error.errors()]
        raise ConfigError("\n".join(["These settings cannot be used:", *lines])) from None


def _line(loc: tuple[int | str, ...], kind: str, value: Any) -> str:
    name = str(loc[0]).lower()
    variable = "DISCORD_TOKEN" if name == "discord_token" else f"MAGPIE_{name.upper()}"
    expected = _EXPECTED.get(name, "another value")
    if kind == "missing":
        return f"  {variable} is not set; expected {expected}"
    hidden = name in {"discord_token", "database_url", "mymemory_email"} or name.endswith("_key")
    hidden = hidden or "@" in str(value)
    shown = "(hidden)" if hidden else repr(value)
    return f"  {variable}={shown} is wrong; expected {expected}"

"""Where the engines over HTTP are reached, and by which keys."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """Addresses and keys of translation services; what is not set leaves its engine out."""

    google_url: str | None = None
    mymemory_url: str | None = None
    mymemory_email: str | None = field(default=None, repr=False)
    deepl_key: str | None = field(default=None, repr=False)
    deepl_url: str | None = None
    azure_key: str | None = field(default=None, repr=False)
    azure_region: str | None = None
    azure_endpoint: str | None = None
    openai_key: str | None = field(default=None, repr=False)
    openai_url: str | None = None
    openai_model: str | None = None
    libretranslate_url: str | None = None
    libretranslate_key: str | None = field(default=None, repr=False)

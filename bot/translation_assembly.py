"""Part of the composition root: translation by the engines that the operator chose."""

from pydantic import SecretStr

from bot.i18n import LOCALES
from bot.settings import OfflineSettings, Settings
from bot.translation import Translator
from bot.translation.budget import Budget, Limits
from bot.translation.build import build_translator
from bot.translation.chain import Failed
from bot.translation.engines.remote import Remote
from bot.translation.shared_cache import SharedCache, open_shared_cache


def translator_for(
    settings: OfflineSettings,
    *,
    budget: Budget | None = None,
    failed: Failed = lambda engine, scope: None,
) -> Translator:
    """The translator with the engines that the operator chose."""
    return build_translator(
        engines=settings.engines,
        phrasebook=LOCALES / "culture" / "phrasebook.toml",
        cache_dir=settings.cache_dir,
        models_dir=settings.models_dir,
        remote=remote_for(settings),
        timeout=settings.engine_timeout,
        budget=budget,
        failed=failed,
        shared=_shared_cache(settings),
    )


def limits_of(settings: OfflineSettings) -> Limits:
    """The budgets that the operator set."""
    return Limits(engines=settings.budgets, per_server=settings.budget_per_server)


def _shared_cache(settings: OfflineSettings) -> SharedCache | None:
    """Where other processes look, too; processes with one token agree on its key by themselves."""
    if settings.cache_url is None:
        return None
    if settings.cache_key is not None:
        secret = settings.cache_key.get_secret_value()
    elif isinstance(settings, Settings):
        secret = settings.discord_token.get_secret_value()
    else:
        return None
    return open_shared_cache(settings.cache_url.get_secret_value(), secret=secret, engines=settings.engines)


def remote_for(settings: OfflineSettings) -> Remote:
    """The services that the operator named; an empty setting is as good as none."""

    def plain(secret: SecretStr | None) -> str | None:
        return secret.get_secret_value().strip() or None if secret is not None else None

    return Remote(
        google_url=settings.google_url or None,
        mymemory_url=settings.mymemory_url or None,
        mymemory_email=plain(settings.mymemory_email),
        deepl_key=plain(settings.deepl_key),
        deepl_url=settings.deepl_url or None,
        azure_key=plain(settings.azure_key),
        azure_region=settings.azure_region or None,
        azure_endpoint=settings.azure_endpoint or None,
        openai_key=plain(settings.openai_key),
        openai_url=settings.openai_url or None,
        openai_model=settings.openai_model or None,
        libretranslate_url=settings.libretranslate_url or None,
        libretranslate_key=plain(settings.libretranslate_key),
    )

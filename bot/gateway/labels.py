"""Which text names a value of the model, or one of Discord's permissions."""

from collections.abc import Iterable

from bot.i18n import Speaker
from bot.model import Language, Power, Style, Trouble

_LANGUAGES = {
    Language.ENGLISH: "language-en",
    Language.SIMPLIFIED: "language-zh-Hans",
    Language.TRADITIONAL: "language-zh-Hant",
}
_STYLES = {
    Style.TRANSLATION: "style-translation",
    Style.WITH_ORIGINAL: "style-with-original",
}
_TROUBLES = {
    Trouble.REFUSED: "trouble-refused",
    Trouble.NO_ANSWER: "trouble-no-answer",
    Trouble.DEFECT: "trouble-defect",
    Trouble.UNREADABLE: "trouble-unreadable",
}
_POWERS = {
    Power.BRIDGES: "power-bridges",
    Power.MODERATE: "power-moderate",
    Power.FILTERS: "power-filters",
    Power.WORDS: "power-words",
    Power.PAIRING: "power-pairing",
}
_PERMISSIONS = {
    "view_channel": "permission-view-channel",
    "send_messages": "permission-send-messages",
    "manage_webhooks": "permission-manage-webhooks",
    "read_message_history": "permission-read-message-history",
    "embed_links": "permission-embed-links",
    "attach_files": "permission-attach-files",
    "connect": "permission-connect",
    "add_reactions": "permission-add-reactions",
    "pin_messages": "permission-pin-messages",
    "create_public_threads": "permission-create-public-threads",
    "create_private_threads": "permission-create-private-threads",
    "send_messages_in_threads": "permission-send-messages-in-threads",
    "manage_threads": "permission-manage-threads",
    "manage_messages": "permission-manage-messages",
    "manage_guild": "permission-manage-guild",
}


def language_name(speaker: Speaker, language: Language) -> str:
    return speaker.say(_LANGUAGES[language])


def style_name(speaker: Speaker, style: Style) -> str:
    return speaker.say(_STYLES[style])


def trouble_name(speaker: Speaker, trouble: Trouble) -> str:
    return speaker.say(_TROUBLES[trouble])


def power_name(speaker: Speaker, power: Power) -> str:
    return speaker.say(_POWERS[power])


def permission_names(speaker: Speaker, permissions: Iterable[str]) -> str:
    """A list of permissions as Discord's client names them; the arguments are discord.py's names."""
    return speaker.join(speaker.say(_PERMISSIONS.get(name, "permission-other")) for name in permissions)

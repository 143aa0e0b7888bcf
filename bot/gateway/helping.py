"""What /help says, to members and to moderators."""

from collections.abc import Sequence

from bot.gateway.listing import channel_mentions
from bot.i18n import Speaker
from bot.model import GuildId
from bot.relay.bridges import BridgeView


def help_text(
    speaker: Speaker, views: Sequence[BridgeView], *, guild_id: GuildId, bot_id: int, moderator: bool
) -> str:
    """Moderators' commands are shown to those who may use them."""
    parts = [speaker.say("help-intro"), speaker.say("help-members", bot=bot_id)]
    if moderator:
        parts.append(speaker.say("help-moderators"))
    channels = channel_mentions(views, seen_from=guild_id)
    parts.append(
        speaker.say("help-channels", channels=" ".join(channels))
        if channels
        else speaker.say("help-no-channels")
    )
    return "\n\n".join(parts)

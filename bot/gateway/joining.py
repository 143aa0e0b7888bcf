"""A channel of another server joins, and both sides are told who did it."""

from dataclasses import dataclass

import discord

from bot.errors import UserError
from bot.gateway.forums import require_alike
from bot.gateway.people import acting, name_of
from bot.gateway.permissions import Linkable
from bot.gateway.services import Services
from bot.model import ChannelId, Language, Link, Power, UserId
from bot.relay.bridges import BridgeView
from bot.relay.marks import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What happened, and thanks to whom."""

    view: BridgeView
    link: Link
    joiner: str
    maker_id: UserId


async def join(
    services: Services,
    interaction: discord.Interaction,
    *,
    code: str,
    channel: Linkable,
    language: Language,
) -> Joined:
    """Spend the code; nobody is told yet."""
    by, channel_id = acting(interaction, Power.BRIDGES), ChannelId(channel.id)
    was_right = services.attempts.begin(by)
    # Looked up first: afterwards the code is spent and nobody knows any more who made it. Whatever is
    # wrong with a code, it takes this one look and gets this one answer.
    found = await services.codes.find_code(code.strip().upper(), now=discord.utils.utcnow())
    if found is None:
        raise UserError("error-code-invalid")
    was_right()
    for view in services.bridges.views():
        if view.bridge.id == found.bridge_id:
            require_alike(interaction.client, view, channel)
    view = await services.bridges.join(code, channel_id, language, by=by)
    return Joined(
        view=view,
        link=next(link for link in view.links if link.channel_id == channel_id),
        joiner=escape(interaction.user.display_name),
        maker_id=found.created_by,
    )


async def announce(services: Services, client: discord.Client, joined: Joined) -> None:
    """Tell people and moderators of every server that takes part."""
    await services.notice_board.open(joined.view, added=joined.link.channel_id)
    await services.notices.joined(
        joined.view, joined.link, joiner=joined.joiner, maker=await name_of(client, joined.maker_id)
    )

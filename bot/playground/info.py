"""What the playground tells programs about itself: addresses, the bot, communities and people."""

from bot.playground.state import TEXT
from bot.playground.validation import Json
from bot.playground.world import World


def describe(world: World, bot_pid: int | None) -> Json:
    """Return the object that ``--json`` prints."""
    state, address = world.state, world.address
    guilds: list[Json] = []
    for guild in state.guilds.values():
        listed = [one for one in state.channels_of(guild) if one.type == TEXT]
        guilds.append(
            {
                "id": str(guild.id),
                "name": guild.name,
                "locale": guild.locale,
                "owner_id": str(guild.owner_id),
                "channels": [
                    {"id": str(one.id), "name": one.name, "language": one.language} for one in listed
                ],
            }
        )
    users: list[Json] = [
        {
            "id": str(user.id),
            "name": user.shown,
            "username": user.username,
            "token": user.token,
            "locale": user.locale,
            "avatar": f"{address}/avatars/{user.id}/{user.avatar}.png",
            "guilds": [str(guild.id) for guild in state.guilds.values() if user.id in guild.members],
        }
        for user in state.users.values()
        if not user.bot
    ]
    return {
        "page": f"{address}/",
        "api": f"{address}/api/v10",
        "gateway": world.gateway,
        "cdn": address,
        "control": f"{address}/control",
        "bot": {"id": str(state.application_id), "token": state.bot.token, "pid": bot_pid},
        "other_bots": [
            {"id": str(user.id), "name": user.shown, "token": user.token}
            for user in state.users.values()
            if user.bot and user.id != state.application_id
        ],
        "guilds": guilds,
        "languages": {str(one.id): one.language for one in state.channels.values() if one.language},
        "users": users,
    }

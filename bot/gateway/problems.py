"""What could not be delivered, as text."""

import discord

from bot.gateway.labels import trouble_name
from bot.i18n import Speaker
from bot.model import Address, ChannelId, GuildId, Kind, Origin, Problem
from bot.relay.marks import escape, url
from bot.relay.problems import ProblemPage

_WHAT = {
    Kind.CREATE: "problems-message",
    Kind.EDIT: "problems-edit",
    Kind.UPGRADE: "problems-edit",
    Kind.DELETE: "problems-deletion",
}


def list_problems(client: discord.Client, speaker: Speaker, page: ProblemPage, *, seen_from: GuildId) -> str:
    """A page with where each came from, where it should have gone, why it did not, and since when."""
    if not page.problems:
        return speaker.say("problems-none")
    lines = [speaker.say("problems-title", count=page.count)]
    lines += [
        speaker.say(
            "problems-line",
            number=number,
            what=what(speaker, problem),
            link=origin_url(problem.origin),
            place=place_name(client, problem.channel_id, seen_from=seen_from),
            reason=trouble_name(speaker, problem.trouble),
            when=discord.utils.format_dt(problem.since, "R"),
        )
        for number, problem in enumerate(page.problems, start=1)
    ]
    return "\n".join([*lines, speaker.say("problems-kept")])


def what(speaker: Speaker, problem: Problem) -> str:
    """What kind of thing could not be delivered."""
    return speaker.say(_WHAT.get(problem.kind, "problems-other"))


def origin_url(origin: Origin) -> str:
    """Where the original is seen, be it in a thread."""
    return url(
        Address(guild_id=origin.guild_id, channel_id=origin.place.shown_in, message_id=origin.message_id)
    )


def place_name(client: discord.Client, channel_id: ChannelId, *, seen_from: GuildId) -> str:
    """A channel for people of one server; another server's by name, since a mention would not show."""
    channel = client.get_channel(channel_id)
    if not isinstance(channel, discord.abc.GuildChannel) or channel.guild.id == seen_from:
        return f"<#{channel_id}>"
    return f"#{escape(channel.name)} ({escape(channel.guild.name)})"

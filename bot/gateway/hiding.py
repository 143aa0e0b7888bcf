"""Whom somebody wants to hide from themselves: found by mention, id, or a link to what they said."""

import re
from collections.abc import Collection, Iterable

import discord
from discord import app_commands

from bot.errors import UserError
from bot.gateway.people import find_user, name_of
from bot.gateway.services import Services
from bot.i18n import Speaker
from bot.model import MessageId, UserId

_PERSON = re.compile(r"<@!?(\d{15,20})>|(\d{15,20})")
_LINK = re.compile(
    r"<?https?://(?:(?:ptb|canary)\.)?discord(?:app)?\.com/channels/\d{1,20}/\d{1,20}/(\d{15,20})>?"
)
MAX_TYPED = 200
MOST_OFFERED = 25
"""Choices that Discord shows at once."""


async def find_person(
    services: Services, client: discord.Client, typed: str, *, known: Collection[UserId] = ()
) -> UserId:
    """Who is meant, one of the ``known`` first; UserError if nobody is."""
    link, person = _LINK.fullmatch(typed.strip()), _PERSON.fullmatch(typed.strip())
    number = link[1] if link else (person[1] or person[2]) if person else None
    if number is None or int(number) >= 2**63:
        raise UserError("error-hide-who")
    if person is not None and int(number) in known:
        return UserId(int(number))
    if person is None or person[2]:
        # A number may be a message's as well as a person's.
        writer = await services.writers.writer_of(MessageId(int(number)))
        if writer is not None:
            return writer
    if person is None or await find_user(client, UserId(int(number))) is None:
        raise UserError("error-hide-who")
    return UserId(int(number))


def offer_people(
    client: discord.Client, people: Iterable[UserId], typed: str
) -> list[app_commands.Choice[str]]:
    """While somebody types whom they mean; by their id where we don't know a name."""
    known = {one: client.get_user(one) for one in people}
    names = {one: str(one) if user is None else user.display_name for one, user in known.items()}
    fitting = [(one, name) for one, name in names.items() if typed.casefold() in name.casefold()]
    return [app_commands.Choice(name=name[:100], value=str(one)) for one, name in fitting[:MOST_OFFERED]]


async def wishes_text(services: Services, client: discord.Client, speaker: Speaker, user_id: UserId) -> str:
    """What a person has chosen, line by line."""
    wishes, hidden = await services.choices.of(user_id), await services.choices.hidden_by(user_id)
    say = speaker.say
    language = "discord" if wishes.language is None else wishes.language.value
    names = [await name_of(client, one) for one in hidden[:MOST_OFFERED]]
    return "\n".join(
        [
            say("me-show"),
            say("me-show-language", language=language),
            say("me-show-pings", on=_word(wishes.pings)),
            say("me-show-relayed", on=_word(wishes.opted_out_at is None)),
            say("me-show-pairing", on=_word(wishes.pairing)),
            say("me-show-leaderboard", on=_word(wishes.leaderboard)),
            say("me-show-hidden", count=len(hidden), names=speaker.join(names)),
        ]
    )


def _word(on: bool) -> str:
    return "yes" if on else "no"

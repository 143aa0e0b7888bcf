"""A town in which there is something of everything that somebody without the right could touch."""

from dataclasses import dataclass
from datetime import UTC, datetime

from simcord import ChannelHandle, MemberActor, RoleHandle
from sqlalchemy import select

from bot.gateway.pairing_preview import PAGE as PREVIEW_PAGE
from bot.model import (
    Action,
    Author,
    Case,
    CaseId,
    CaseKind,
    ChannelId,
    Finding,
    Grant,
    GuildId,
    Incoming,
    Language,
    MessageId,
    Moderator,
    Power,
    RoleId,
    RuleKind,
    Tongue,
    Trouble,
    UserId,
    Verdict,
)
from bot.moderation.cases import PAGE
from bot.relay.gate import Ruling
from bot.storage import Database, Outbox
from bot.storage.schema import metadata
from tests.commands.forge import Forge
from tests.commands.pairs import exchange_in, meet
from tests.commands.town import Town


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A town in which there is something of everything that could be touched."""

    town: Town
    database: Database
    forge: Forge
    lobby: ChannelHandle
    """Where people of the first server do what they do; nothing of interest is written there."""
    office: ChannelHandle
    """The same, of the other server."""
    helpers: RoleHandle
    helper: MemberActor
    """In the first server, with a role that was given some power, and no right on Discord."""
    code: str
    suggestion: int
    approved: int
    report: int
    appeal: int
    held: int
    """The case of a message that waits for the first server's moderators."""
    number: int
    """The appeal's on the record; the other server's has no such number."""
    said: MessageId
    """Of Tom's, in a channel of the bridge."""
    pair: int
    """Tom's and Lin's."""
    session: int
    """That they have."""

    async def state(self) -> list[str]:
        """Everything that is kept, on disk, in memory, and in the channels that people read."""
        found: list[str] = []
        async with self.database.read() as connection:
            for table in metadata.sorted_tables:
                rows = (await connection.execute(select(table))).all()
                found += [f"{table.name}: {tuple(row)!r}" for row in rows]
        services, town = self.town.services, self.town
        found += [f"bridge: {view!r}" for view in services.bridges.views()]
        for guild in (town.creators, town.rednote):
            found += [f"grant: {grant!r}" for grant in services.access.grants(GuildId(guild.id))]
            found.append(f"log: {guild.id} {services.notices.log_channel(GuildId(guild.id))}")
        for channel in (town.general, town.chat, town.reports, town.far):
            last = channel.last_message
            found.append(f"last: {channel.id} {last and (last.id, last.content)}")
        return sorted(found)

    async def grant(self, *powers: Power) -> None:
        """The helpers have these powers, and no others."""
        for power in Power:
            grant = Grant(
                guild_id=GuildId(self.town.creators.id), role_id=RoleId(self.helpers.id), power=power
            )
            await (self.town.services.access.grant if power in powers else self.town.services.access.revoke)(
                grant
            )


async def furnish(town: Town) -> World:
    """Two channels on a bridge, a glossary, suggestions, a message that did not get through, a code."""
    database = getattr(town.services.access._store, "_database", None)
    assert isinstance(database, Database)
    await town.linked()
    services, home = town.services, GuildId(town.creators.id)
    by = Moderator(user_id=UserId(town.maya.id), guild_id=home)
    await services.pairing.profiles.change(by.user_id, offers=frozenset({Tongue.ENGLISH}))
    await services.notices.set_log_channel(home, ChannelId(town.reports.id))
    await services.weekly.setups.post_in(home, ChannelId(town.general.id))
    await town.maya.slash(town.general, "glossary add", bridge="Plaza", english="cat tax", chinese="猫税")
    link = services.bridges.link_of(ChannelId(town.general.id))
    assert link is not None
    waiting, approved = [
        await services.suggestions.submit(
            link, target=Language.SIMPLIFIED, original=original, present="", suggestion="真的", by=by
        )
        for original in ("no cap", "for real")
    ]
    await services.suggestions.approve(approved.id, by=by)
    report, appeal = await _cases(town, by)
    original = await town.tom.send(town.general, "hello there")
    await _fail(town, Outbox(database), MessageId(original.id))
    _, held = [await _hold(town, Outbox(database), number) for number in (1001, 1002)]
    await town.maya.slash(town.general, "filter add", kind="word", value="free nitro")
    helpers = town.creators.create_role("helpers")
    meeting = await meet(town)
    for who in (town.lin, town.creators.add_member(town.env.create_user("noor"))):
        await meet(town, town.maya, who)
    await _waiting(town)
    session = await services.pairing.meeting.sessions.start(await meeting.pair(), 10)
    return World(
        town=town,
        database=database,
        forge=Forge(town=town),
        lobby=town.creators.create_text_channel("lobby"),
        office=town.rednote.create_text_channel("办公室"),
        helpers=helpers,
        helper=town.creators.add_member(town.env.create_user("hana"), roles=[helpers]),
        code=(await services.bridges.share("Plaza", by=by)).code,
        suggestion=waiting.id,
        approved=approved.id,
        report=report.id,
        appeal=appeal.id,
        held=held,
        number=appeal.number,
        said=MessageId(original.id),
        pair=meeting.id,
        session=session.id,
    )


async def _waiting(town: Town) -> None:
    """Language exchange, with more people who wait than a page shows."""
    await exchange_in(town)
    for number in range(PREVIEW_PAGE + 1):
        user_id = UserId(10**17 + number)
        await town.services.pairing.profiles.change(user_id, offers=frozenset({Tongue.ENGLISH}))
        await town.services.pairing.pool.join(GuildId(town.creators.id), user_id)


async def _cases(town: Town, by: Moderator) -> tuple[Case, Case]:
    """A report and an appeal that wait, more of the record than fits a page, and a measure against Maya."""
    cases, sanctions, tom = town.services.cases, town.services.sanctions, UserId(town.tom.id)
    for number in range(PAGE):
        await cases.open(by.guild_id, CaseKind.SETTING, about=None, by=by.user_id, reason=f"/{number}")
    lin, wei, maya = UserId(town.lin.id), UserId(town.wei.id), UserId(town.maya.id)
    muted = await sanctions.mute(by.guild_id, tom, by=lin, until=None, reason=None)
    report = await cases.open(by.guild_id, CaseKind.REPORTED, about=tom, by=wei, reason="rude")
    appeal = await cases.open(by.guild_id, CaseKind.APPEALED, about=tom, by=tom, refers_to=muted.id)
    await sanctions.mute(GuildId(town.rednote.id), maya, by=wei, until=None, reason=None)
    return report, appeal


async def _hold(town: Town, outbox: Outbox, number: int) -> CaseId:
    there, home = ChannelId(town.chat.id), GuildId(town.creators.id)
    incoming = _incoming(town, MessageId(number), "buy now")
    finding = Finding(guild_id=home, kind=RuleKind.WORD, action=Action.HOLD, matched="buy")
    verdict = Verdict(findings=[finding])
    ruling = Ruling(guild_id=home, incoming=incoming, verdict=verdict, channels=(there,))
    case_id = await town.services.docket.open(ruling)
    assert await outbox.accept(incoming, [there], held={there: {home: case_id}})
    return case_id


async def _fail(town: Town, outbox: Outbox, message_id: MessageId) -> None:
    incoming = _incoming(town, message_id, "hello there")
    assert await outbox.accept(incoming, [ChannelId(town.chat.id)])
    [delivery] = await outbox.next(ChannelId(town.chat.id), limit=1)
    await outbox.set_aside(delivery, Trouble.REFUSED)


def _incoming(town: Town, message_id: MessageId, content: str) -> Incoming:
    return Incoming(
        id=message_id,
        channel_id=ChannelId(town.general.id),
        guild_id=GuildId(town.creators.id),
        author=Author(id=UserId(town.tom.id), name="Tom", avatar_url=None),
        content=content,
        created_at=datetime.now(UTC),
    )

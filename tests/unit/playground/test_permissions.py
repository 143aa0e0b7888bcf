from bot.playground import permissions
from bot.playground.objects import Channel, Guild, Member, Overwrite, Role
from bot.playground.permissions import EVERYONE, Permission

NOW = 1_000.0
OWNER, MODERATOR, GUEST = 1, 2, 3
STAFF = 20


def guild(*, staff: int = 0) -> Guild:
    return Guild(
        id=10,
        name="Harbor",
        owner_id=OWNER,
        roles={
            10: Role(id=10, name="@everyone", permissions=EVERYONE),
            STAFF: Role(id=STAFF, name="staff", permissions=staff, position=1),
        },
        members={
            OWNER: Member(user_id=OWNER, joined_at=0),
            MODERATOR: Member(user_id=MODERATOR, joined_at=0, roles=[STAFF]),
            GUEST: Member(user_id=GUEST, joined_at=0),
        },
    )


def channel(*overwrites: Overwrite) -> Channel:
    return Channel(id=30, type=0, guild_id=10, overwrites=list(overwrites))


def may(home: Guild, room: Channel, user_id: int, wanted: Permission) -> bool:
    return bool(permissions.in_channel(home, room, user_id, now=NOW) & wanted)


def test_a_stranger_may_nothing():
    assert permissions.in_guild(guild(), 99, now=NOW) == 0


def test_the_owner_and_administrators_may_everything_whatever_a_channel_denies():
    home = guild(staff=int(Permission.ADMINISTRATOR))
    room = channel(Overwrite(id=10, type=0, allow=0, deny=permissions.ALL))
    for user_id in (OWNER, MODERATOR):
        assert permissions.in_channel(home, room, user_id, now=NOW) == permissions.ALL
    assert permissions.in_channel(home, room, GUEST, now=NOW) == 0


def test_who_cannot_see_a_channel_may_nothing_in_it():
    room = channel(Overwrite(id=10, type=0, allow=0, deny=int(Permission.VIEW_CHANNEL)))
    assert permissions.in_channel(guild(), room, GUEST, now=NOW) == 0


def test_a_role_that_allows_wins_over_everyone_and_a_member_over_roles():
    send = int(Permission.SEND_MESSAGES)
    room = channel(
        Overwrite(id=10, type=0, allow=0, deny=send),
        Overwrite(id=STAFF, type=0, allow=send, deny=0),
        Overwrite(id=GUEST, type=1, allow=send, deny=0),
    )
    assert may(guild(), room, MODERATOR, Permission.SEND_MESSAGES)
    assert may(guild(), room, GUEST, Permission.SEND_MESSAGES)
    room.overwrites.append(Overwrite(id=MODERATOR, type=1, allow=0, deny=send))
    assert not may(guild(), room, MODERATOR, Permission.SEND_MESSAGES)


def test_somebody_timed_out_reads_but_does_not_write():
    home = guild()
    home.members[GUEST].timeout_until = NOW + 1
    assert may(home, channel(), GUEST, Permission.READ_MESSAGE_HISTORY)
    assert not may(home, channel(), GUEST, Permission.SEND_MESSAGES)
    assert permissions.in_channel(home, channel(), GUEST, now=NOW + 2) & Permission.SEND_MESSAGES


def test_the_owner_stands_above_every_role():
    home = guild()
    ranks = [permissions.highest(home, user) for user in (OWNER, MODERATOR, GUEST, 99)]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == 4

"""People, members and roles as the API's JSON."""

from collections.abc import Callable

from bot.playground.objects import Member, Role, User
from bot.playground.serialize.values import stamp
from bot.playground.state import State
from bot.playground.validation import Json


class People:
    """Writes people; needs the state to follow ids and the address to make links."""

    def __init__(
        self,
        state: State,
        address: Callable[[], str],
        now: Callable[[], float],
        bot_online: Callable[[], bool] = lambda: False,
    ) -> None:
        self.bot_online = bot_online
        self.state = state
        self.address = address
        self.now = now

    def user(self, user: User) -> Json:
        """Return a user as others see them."""
        found: Json = {
            "id": str(user.id),
            "username": user.username,
            "global_name": user.global_name,
            "discriminator": "0420" if user.bot else "0",
            "avatar": user.avatar,
            "public_flags": 0,
            "flags": 0,
            "banner": None,
            "accent_color": None,
            "avatar_decoration_data": None,
            "collectibles": None,
            "primary_guild": None,
        }
        if user.bot:
            found["bot"] = True
        return found

    def me(self, user: User) -> Json:
        """Return a user as they see themselves."""
        return {
            **self.user(user),
            "locale": user.locale,
            "mfa_enabled": False,
            "verified": True,
            "email": None,
            "premium_type": 2 if user.premium else 0,
        }

    def member(self, member: Member, *, with_user: bool = True) -> Json:
        """Return a member; inside a message the user stands beside it."""
        found: Json = {
            "avatar": None,
            "banner": None,
            "communication_disabled_until": stamp(member.timeout_until),
            "deaf": False,
            "flags": 0,
            "joined_at": stamp(member.joined_at),
            "mute": False,
            "nick": member.nick,
            "pending": False,
            "premium_since": None,
            "roles": [str(role) for role in member.roles],
        }
        if with_user:
            found["user"] = self.user(self.state.users[member.user_id])
        return found

    def role(self, role: Role) -> Json:
        """Return a role."""
        found: Json = {
            "id": str(role.id),
            "name": role.name,
            "description": None,
            "color": role.color,
            "colors": {"primary_color": role.color, "secondary_color": None, "tertiary_color": None},
            "hoist": role.hoist,
            "icon": None,
            "unicode_emoji": None,
            "position": role.position,
            "permissions": str(role.permissions),
            "managed": role.managed,
            "mentionable": role.mentionable,
            "flags": 0,
        }
        if role.bot_id is not None:
            found["tags"] = {"bot_id": str(role.bot_id)}
        return found

    def presence(self, user: User, *, online: bool) -> Json:
        """Return whether somebody is online."""
        status = "online" if online else "offline"
        found: Json = {"user": {"id": str(user.id)}, "status": status, "activities": []}
        return {**found, "client_status": {"web": status} if online else {}}

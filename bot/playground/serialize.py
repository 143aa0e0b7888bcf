"""Objects as the API's JSON."""

import datetime as dt
import hashlib
from collections.abc import Callable

from bot.playground import permissions
from bot.playground.objects import (
    Attachment,
    AuditEntry,
    Channel,
    Command,
    Guild,
    Member,
    Message,
    Reaction,
    Role,
    User,
    Webhook,
)
from bot.playground.state import CONTENT_INTENT, FORUM, MEMBERS_INTENT, PRESENCE_INTENT, State
from bot.playground.validation import Json

SUPPRESS_EMBEDS = 1 << 2


def stamp(seconds: float | None) -> str | None:
    """Return a time as Discord writes it."""
    if seconds is None:
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="microseconds")


def emoji(reaction: Reaction) -> Json:
    """Return the emoji of a reaction."""
    found: Json = {"id": str(reaction.emoji_id) if reaction.emoji_id else None, "name": reaction.name}
    if reaction.animated:
        found["animated"] = True
    return found


class Serializer:
    """Writes objects; needs the state to follow ids and the address to make links."""

    def __init__(
        self,
        state: State,
        address: Callable[[], str],
        now: Callable[[], float],
        bot_online: Callable[[], bool] = lambda: False,
    ) -> None:
        self.bot_online = bot_online
        self._state = state
        self._address = address
        self._now = now

    # People and guilds

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
            found["user"] = self.user(self._state.users[member.user_id])
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

    def guild(self, guild: Guild) -> Json:
        """Return a guild without its channels and members."""
        return {
            "id": str(guild.id),
            "name": guild.name,
            "icon": None,
            "description": None,
            "home_header": None,
            "splash": None,
            "discovery_splash": None,
            "features": ["COMMUNITY", "NEWS"],
            "banner": None,
            "owner_id": str(guild.owner_id),
            "application_id": None,
            "region": "us-east",
            "afk_channel_id": None,
            "afk_timeout": 300,
            "system_channel_id": _id(guild.system_channel_id),
            "system_channel_flags": 0,
            "widget_enabled": False,
            "widget_channel_id": None,
            "verification_level": 1,
            "roles": [self.role(role) for role in guild.roles.values()],
            "default_message_notifications": 1,
            "mfa_level": 0,
            "explicit_content_filter": 2,
            "max_presences": None,
            "max_members": 500_000,
            "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25,
            "vanity_url_code": None,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": guild.locale,
            "rules_channel_id": None,
            "safety_alerts_channel_id": None,
            "public_updates_channel_id": None,
            "premium_progress_bar_enabled": False,
            "nsfw": False,
            "nsfw_level": 0,
            "emojis": guild.emojis,
            "stickers": [],
            "incidents_data": None,
            "hub_type": None,
        }

    def guild_create(self, guild: Guild, viewer: User, *, all_members: bool) -> Json:
        """Return a guild as GUILD_CREATE carries it: with channels, threads and members."""
        sees: Callable[[Channel], bool] = lambda channel: bool(  # noqa: E731 - one line, used twice
            self._state.permissions(channel, viewer.id, now=self._now())
        )
        listed = list(guild.members.values()) if all_members else [guild.members[viewer.id]]
        return {
            **self.guild(guild),
            "joined_at": stamp(guild.members[viewer.id].joined_at),
            "large": False,
            "unavailable": False,
            "member_count": len(guild.members),
            "members": [self.member(member) for member in listed],
            "channels": [self.channel(channel) for channel in self._state.channels_of(guild)],
            "threads": [
                self.channel(thread, viewer=viewer)
                for thread in self._state.channels_of(guild, threads=True)
                if thread.thread and not thread.thread.archived and sees(thread)
            ],
            "presences": [] if viewer.bot else [self.presence(self._state.bot, online=self.bot_online())],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }

    def presence(self, user: User, *, online: bool) -> Json:
        """Return whether somebody is online."""
        status = "online" if online else "offline"
        found: Json = {"user": {"id": str(user.id)}, "status": status, "activities": []}
        return {**found, "client_status": {"web": status} if online else {}}

    def audit_entry(self, entry: AuditEntry) -> Json:
        """Return an entry of the audit log."""
        found: Json = {
            "id": str(entry.id),
            "user_id": str(entry.user_id),
            "action_type": entry.action,
            "target_id": _id(entry.target_id),
        }
        if entry.reason:
            found["reason"] = entry.reason
        return found

    # Channels

    def channel(self, channel: Channel, viewer: User | None = None) -> Json:
        """Return a channel, a thread or a private conversation."""
        found: Json = {
            "id": str(channel.id),
            "type": channel.type,
            "last_message_id": _id(channel.last_message_id),
            "flags": channel.flags,
        }
        if channel.guild_id is None:
            others = [user for user in channel.recipients if viewer is None or user != viewer.id]
            return {**found, "recipients": [self.user(self._state.users[user]) for user in others]}
        found |= {
            "guild_id": str(channel.guild_id),
            "name": channel.name,
            "parent_id": _id(channel.parent_id),
            "rate_limit_per_user": channel.slowmode,
            "last_pin_timestamp": stamp(channel.last_pin),
        }
        if channel.thread is not None:
            return {**found, **self._thread(channel, viewer)}
        found |= {
            "position": channel.position,
            "topic": channel.topic,
            "nsfw": channel.nsfw,
            "permission_overwrites": [
                {"id": str(one.id), "type": one.type, "allow": str(one.allow), "deny": str(one.deny)}
                for one in channel.overwrites
            ],
        }
        if channel.default_auto_archive_duration is not None:
            found["default_auto_archive_duration"] = channel.default_auto_archive_duration
        if channel.type == FORUM:
            found |= {
                "available_tags": channel.available_tags,
                "default_reaction_emoji": None,
                "default_sort_order": None,
                "default_forum_layout": 0,
            }
        return found

    def _thread(self, channel: Channel, viewer: User | None) -> Json:
        thread = channel.thread
        if thread is None:
            return {}
        metadata: Json = {
            "archived": thread.archived,
            "archive_timestamp": stamp(thread.archive_timestamp),
            "auto_archive_duration": thread.auto_archive_duration,
            "locked": thread.locked,
            "create_timestamp": stamp(thread.create_timestamp),
        }
        if channel.type == 12:
            metadata["invitable"] = thread.invitable
        found: Json = {
            "owner_id": str(channel.owner_id),
            "thread_metadata": metadata,
            "message_count": thread.message_count,
            "member_count": min(len(thread.members), 50),
            "total_message_sent": thread.total_message_sent,
        }
        if channel.applied_tags:
            found["applied_tags"] = [str(tag) for tag in channel.applied_tags]
        if viewer is not None and viewer.id in thread.members:
            found["member"] = self.thread_member(channel, viewer.id)
        return found

    def thread_member(self, channel: Channel, user_id: int) -> Json:
        """Return somebody's membership of a thread."""
        joined = channel.thread.members.get(user_id, 0.0) if channel.thread else 0.0
        return {"id": str(channel.id), "user_id": str(user_id), "join_timestamp": stamp(joined), "flags": 1}

    def webhook(self, webhook: Webhook, *, with_token: bool = True, with_user: bool = True) -> Json:
        """Return a webhook; its token only to those who may use it."""
        found: Json = {
            "id": str(webhook.id),
            "type": 1,
            "guild_id": str(webhook.guild_id),
            "channel_id": str(webhook.channel_id),
            "name": webhook.name,
            "avatar": webhook.avatar,
            "application_id": _id(webhook.application_id),
        }
        if with_user:
            found["user"] = self.user(self._state.users[webhook.user_id])
        if with_token:
            found["token"] = webhook.token
            found["url"] = f"{self._address()}/api/webhooks/{webhook.id}/{webhook.token}"
        return found

    # Messages

    def author(self, message: Message) -> Json:
        """Return a message's author; a webhook's is no user at all."""
        if message.webhook_id is None or message.webhook_name is None:
            return self.user(self._state.users[message.author_id])
        return {
            "id": str(message.webhook_id),
            "username": message.webhook_name,
            "global_name": None,
            "discriminator": "0000",
            "avatar": message.webhook_avatar,
            "bot": True,
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
        }

    def attachment(self, attachment: Attachment, *, ephemeral: bool = False) -> Json:
        """Return an attachment with links that expire in a day."""
        link = self.signed_link(attachment)
        found: Json = {
            "id": str(attachment.id),
            "filename": attachment.filename,
            "size": attachment.size,
            "url": link,
            "proxy_url": link,
            "content_type": attachment.content_type,
        }
        if attachment.description:
            found["description"] = attachment.description
        if attachment.width:
            found |= {"width": attachment.width, "height": attachment.height}
        if ephemeral:
            found["ephemeral"] = True
        return found

    def signed_link(self, attachment: Attachment) -> str:
        """Return the link to a file, good for 24 hours."""
        path = f"/attachments/{attachment.channel_id}/{attachment.id}/{attachment.filename}"
        issued = int(self._now())
        expires = issued + 86_400
        return (
            f"{self._address()}{path}?ex={expires:x}&is={issued:x}&hm={self.signature(path, expires, issued)}"
        )

    def signature(self, path: str, expires: int, issued: int) -> str:
        """Return what proves that a link was made here."""
        return hashlib.sha256(f"{self._state.secret} {path} {expires:x} {issued:x}".encode()).hexdigest()

    def message(self, message: Message, *, viewer: User | None = None, readable: bool = True) -> Json:
        """Return a message; one that is not ``readable`` loses what needs the Message Content intent."""
        state = self._state
        shown = readable and not message.flags & SUPPRESS_EMBEDS
        ephemeral = message.visible_to is not None
        found: Json = {
            "id": str(message.id),
            "channel_id": str(message.channel_id),
            "author": self.author(message),
            "content": message.content if readable else "",
            "timestamp": stamp(message.timestamp),
            "edited_timestamp": stamp(message.edited),
            "tts": message.tts,
            "mention_everyone": message.mention_everyone,
            "mentions": [self.user(state.users[user]) for user in message.mentions if user in state.users],
            "mention_roles": [str(role) for role in message.mention_roles],
            "attachments": [self.attachment(one, ephemeral=ephemeral) for one in message.attachments]
            if readable
            else [],
            "embeds": message.embeds if shown else [],
            "components": message.components if readable else [],
            "pinned": message.pinned_at is not None,
            "type": message.type,
            "flags": message.flags,
        }
        if message.reactions:
            found["reactions"] = [self.reaction(one, viewer) for one in message.reactions]
        if message.webhook_id is not None:
            found["webhook_id"] = str(message.webhook_id)
        if message.application_id is not None:
            found["application_id"] = str(message.application_id)
        if message.stickers:
            found["sticker_items"] = message.stickers
        if message.interaction is not None:
            found["interaction_metadata"] = message.interaction
        if message.thread_id is not None and message.thread_id in state.channels:
            found["thread"] = self.channel(state.channels[message.thread_id])
        if message.snapshots:
            found["message_snapshots"] = message.snapshots
        if message.reference is not None:
            found |= self._reference(message, viewer, readable=readable)
        return found

    def _reference(self, message: Message, viewer: User | None, *, readable: bool) -> Json:
        reference = message.reference or {}
        found: Json = {"message_reference": reference}
        if message.type in {19, 20, 21, 23} and "message_id" in reference:
            origin = self._state.messages.get(int(reference["channel_id"]), {}).get(
                int(reference["message_id"])
            )
            found["referenced_message"] = None
            if origin is not None:
                shown = self.message(origin, viewer=viewer, readable=readable)
                shown.pop("referenced_message", None)
                found["referenced_message"] = shown
        return found

    def reaction(self, reaction: Reaction, viewer: User | None) -> Json:
        """Return how many chose an emoji, and whether the viewer did."""
        return {
            "emoji": emoji(reaction),
            "count": len(reaction.users),
            "count_details": {"burst": 0, "normal": len(reaction.users)},
            "burst_colors": [],
            "me_burst": False,
            "burst_me": False,
            "me": viewer is not None and viewer.id in reaction.users,
            "burst_count": 0,
        }

    # Applications

    def application(self) -> Json:
        """Return the one application."""
        state = self._state
        flags = 0
        for intent, flag in (
            (PRESENCE_INTENT, 1 << 13),
            (MEMBERS_INTENT, 1 << 15),
            (CONTENT_INTENT, 1 << 19),
        ):
            flags |= flag if state.privileged_intents & intent else 0
        owner = next(user for user in state.users.values() if not user.bot)
        return {
            "id": str(state.application_id),
            "name": state.bot.shown,
            "icon": None,
            "description": "",
            "summary": "",
            "type": None,
            "bot": self.user(state.bot),
            "bot_public": True,
            "bot_require_code_grant": False,
            "is_monetized": False,
            "is_verified": False,
            "is_discoverable": False,
            "verify_key": hashlib.sha256(state.secret.encode()).hexdigest(),
            "flags": flags,
            "flags_new": str(flags),
            "eligible_oauth2_scopes": ["bot", "applications.commands"],
            "hook": True,
            "storefront_available": False,
            "integration_types_config": {"0": {}},
            "owner": self.user(owner),
            "team": None,
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "approximate_guild_count": sum(
                state.application_id in guild.members for guild in state.guilds.values()
            ),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "tags": [],
        }

    def command(self, command: Command) -> Json:
        """Return a registered command."""
        found: Json = {
            **command.body,
            "id": str(command.id),
            "application_id": str(command.application_id),
            "version": str(command.version),
        }
        if command.guild_id is not None:
            found["guild_id"] = str(command.guild_id)
        return found

    def permissions_of(self, channel: Channel, user_id: int) -> str:
        """Return somebody's permissions in a channel as the API writes them."""
        bits = self._state.permissions(channel, user_id, now=self._now())
        return str(bits if channel.guild_id else permissions.PRIVATE)


def _id(value: int | None) -> str | None:
    return None if value is None else str(value)

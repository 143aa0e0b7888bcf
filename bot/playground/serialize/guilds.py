"""Guilds and the application as the API's JSON."""

import hashlib

from bot.playground.objects import AuditEntry, Change, Channel, Command, Guild, User
from bot.playground.serialize.messages import Messages
from bot.playground.serialize.values import optional_id, stamp
from bot.playground.state import CONTENT_INTENT, MEMBERS_INTENT, PRESENCE_INTENT
from bot.playground.validation import Json


class Serializer(Messages):
    """Writes everything: guilds, the application, and what its bases write."""

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
            "system_channel_id": optional_id(guild.system_channel_id),
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
            "stickers": guild.stickers,
            "incidents_data": None,
            "hub_type": None,
        }

    def guild_create(self, guild: Guild, viewer: User, *, all_members: bool) -> Json:
        """Return a guild as GUILD_CREATE carries it: with channels, threads and members."""
        listed = list(guild.members.values()) if all_members else [guild.members[viewer.id]]
        return {
            **self.guild(guild),
            "joined_at": stamp(guild.members[viewer.id].joined_at),
            "large": False,
            "unavailable": False,
            "member_count": len(guild.members),
            "members": [self.member(member) for member in listed],
            "channels": [self.channel(channel) for channel in self.state.channels_of(guild)],
            "threads": [
                self.channel(thread, viewer=viewer)
                for thread in self.state.channels_of(guild, threads=True)
                if thread.thread and not thread.thread.archived and self._sees(viewer, thread)
            ],
            "presences": [] if viewer.bot else [self.presence(self.state.bot, online=self.bot_online())],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }

    def _sees(self, viewer: User, channel: Channel) -> bool:
        return bool(self.state.permissions(channel, viewer.id, now=self.now()))

    def audit_entry(self, entry: AuditEntry) -> Json:
        """Return an entry of the audit log."""
        found: Json = {
            "id": str(entry.id),
            "user_id": str(entry.user_id),
            "action_type": entry.action,
            "target_id": optional_id(entry.target_id),
        }
        if entry.reason:
            found["reason"] = entry.reason
        if entry.changes:
            found["changes"] = [_change(one) for one in entry.changes]
        return found

    def application(self, bot: User) -> Json:
        """Return the application of a bot."""
        state = self.state
        flags = 0
        for intent, flag in (
            (PRESENCE_INTENT, 1 << 13),
            (MEMBERS_INTENT, 1 << 15),
            (CONTENT_INTENT, 1 << 19),
        ):
            flags |= flag if state.privileged_intents & intent else 0
        owner = next(user for user in state.users.values() if not user.bot)
        return {
            "id": str(bot.id),
            "name": bot.shown,
            "icon": None,
            "description": "",
            "summary": "",
            "type": None,
            "bot": self.user(bot),
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
            "approximate_guild_count": sum(bot.id in guild.members for guild in state.guilds.values()),
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


def _change(change: Change) -> Json:
    values = {"old_value": change.old, "new_value": change.new}
    return {"key": change.key, **{name: value for name, value in values.items() if value is not None}}

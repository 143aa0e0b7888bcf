"""Channels, threads and webhooks as the API's JSON."""

from bot.playground import permissions
from bot.playground.objects import Channel, User, Webhook
from bot.playground.serialize.people import People
from bot.playground.serialize.values import optional_id, stamp
from bot.playground.state import FORUM, VOICE
from bot.playground.validation import Json


class Channels(People):
    """Writes places where messages go."""

    def channel(self, channel: Channel, viewer: User | None = None) -> Json:
        """Return a channel, a thread or a private conversation."""
        found: Json = {
            "id": str(channel.id),
            "type": channel.type,
            "last_message_id": optional_id(channel.last_message_id),
            "flags": channel.flags,
        }
        if channel.guild_id is None:
            others = [user for user in channel.recipients if viewer is None or user != viewer.id]
            return {**found, "recipients": [self.user(self.state.users[user]) for user in others]}
        found |= {
            "guild_id": str(channel.guild_id),
            "name": channel.name,
            "parent_id": optional_id(channel.parent_id),
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
        if channel.type == VOICE:
            found |= {"bitrate": 64_000, "user_limit": 0, "rtc_region": None, "video_quality_mode": 1}
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
            "application_id": optional_id(webhook.application_id),
        }
        if with_user:
            found["user"] = self.user(self.state.users[webhook.user_id])
        if with_token:
            found["token"] = webhook.token
            found["url"] = f"{self.address()}/api/webhooks/{webhook.id}/{webhook.token}"
        return found

    def permissions_of(self, channel: Channel, user_id: int) -> str:
        """Return somebody's permissions in a channel as the API writes them."""
        bits = self.state.permissions(channel, user_id, now=self.now())
        return str(bits if channel.guild_id else permissions.PRIVATE)

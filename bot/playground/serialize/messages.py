"""Messages as the API's JSON."""

import hashlib

from bot.playground.objects import Attachment, Message, Poll, Reaction, Snapshot, User
from bot.playground.serialize.channels import Channels
from bot.playground.serialize.values import SUPPRESS_EMBEDS, emoji, stamp
from bot.playground.validation import Json


class Messages(Channels):
    """Writes messages with all that hangs on them."""

    def author(self, message: Message) -> Json:
        """Return a message's author; a webhook's is no user at all."""
        if message.webhook_id is None or message.webhook_name is None:
            return self.user(self.state.users[message.author_id])
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
        if attachment.duration is not None:
            found |= {"duration_secs": attachment.duration, "waveform": attachment.waveform}
        if attachment.width:
            found |= {"width": attachment.width, "height": attachment.height}
        if ephemeral:
            found["ephemeral"] = True
        return found

    def signed_link(self, attachment: Attachment) -> str:
        """Return the link to a file, good for 24 hours."""
        path = f"/attachments/{attachment.channel_id}/{attachment.id}/{attachment.filename}"
        issued = int(self.now())
        expires = issued + 86_400
        return (
            f"{self.address()}{path}?ex={expires:x}&is={issued:x}&hm={self.signature(path, expires, issued)}"
        )

    def signature(self, path: str, expires: int, issued: int) -> str:
        """Return what proves that a link was made here."""
        return hashlib.sha256(f"{self.state.secret} {path} {expires:x} {issued:x}".encode()).hexdigest()

    def message(self, message: Message, *, viewer: User | None = None, readable: bool = True) -> Json:
        """Return a message; one that is not ``readable`` loses what needs the Message Content intent."""
        state = self.state
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
        if message.poll is not None and readable:
            found["poll"] = self.poll(message.poll, viewer)
        if message.snapshots and readable:
            found["message_snapshots"] = [{"message": self.snapshot(one)} for one in message.snapshots]
        if message.reference is not None:
            found |= self._reference(message, viewer, readable=readable)
        return found

    def _reference(self, message: Message, viewer: User | None, *, readable: bool) -> Json:
        reference = message.reference or {}
        found: Json = {"message_reference": reference}
        if message.type in {19, 20, 21, 23} and "message_id" in reference:
            origin = self.state.messages.get(int(reference["channel_id"]), {}).get(
                int(reference["message_id"])
            )
            found["referenced_message"] = None
            if origin is not None:
                shown = self.message(origin, viewer=viewer, readable=readable)
                shown.pop("referenced_message", None)
                found["referenced_message"] = shown
        return found

    def snapshot(self, snapshot: Snapshot) -> Json:
        """Return what a forward shows of the message that it passes on."""
        users = self.state.users
        found: Json = {
            "type": snapshot.type,
            "content": snapshot.content,
            "mentions": [self.user(users[one]) for one in snapshot.mentions if one in users],
            "mention_roles": [str(one) for one in snapshot.mention_roles],
            "attachments": [self.attachment(one) for one in snapshot.attachments],
            "embeds": snapshot.embeds,
            "timestamp": stamp(snapshot.timestamp),
            "edited_timestamp": stamp(snapshot.edited),
            "flags": snapshot.flags,
            "components": snapshot.components,
        }
        if snapshot.stickers:
            found["sticker_items"] = snapshot.stickers
        return found

    def poll(self, poll: Poll, viewer: User | None) -> Json:
        """Return a poll with its counts, and which answers the viewer chose."""
        counts = [
            {"id": answer_id, "count": len(voters), "me_voted": viewer is not None and viewer.id in voters}
            for answer_id, voters in poll.votes.items()
        ]
        return {
            "question": {"text": poll.question},
            "answers": poll.answers,
            "expiry": stamp(poll.expiry),
            "allow_multiselect": poll.allow_multiselect,
            "layout_type": 1,
            "results": {"answer_counts": counts, "is_finalized": poll.finalized},
        }

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

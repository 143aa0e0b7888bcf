"""Discord's refusals, with its own numbers and words."""

from http import HTTPStatus
from typing import Any, Final

_KNOWN: Final[dict[int, tuple[int, str]]] = {
    0: (404, "404: Not Found"),
    10002: (404, "Unknown Application"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10009: (404, "Unknown permission overwrite"),
    10011: (404, "Unknown Role"),
    10013: (404, "Unknown User"),
    10014: (400, "Unknown Emoji"),
    10015: (404, "Unknown Webhook"),
    10026: (404, "Unknown Ban"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    10060: (404, "Unknown sticker"),
    10087: (404, "Unknown tag"),
    20001: (403, "Bots cannot use this endpoint"),
    20002: (403, "Only bots can use this endpoint"),
    20012: (403, "You are not authorized to perform this action on this application"),
    30008: (400, "Maximum number of emojis reached (50)"),
    30039: (400, "Maximum number of stickers reached (5)"),
    30003: (400, "Maximum number of pins reached (250)"),
    30007: (400, "Maximum number of webhooks reached (15)"),
    30010: (400, "Maximum number of reactions reached (20)"),
    30046: (400, "Maximum number of edits to messages older than 1 hour reached"),
    40005: (413, "Request entity too large"),
    40041: (403, "Application does not have access to this command"),
    40007: (403, "The user is banned from this guild."),
    40033: (400, "This message has already been crossposted."),
    40061: (400, "Tag names must be unique"),
    40066: (400, "There are no tags available that can be set by non-moderators"),
    40067: (400, "A tag is required to create a forum post in this channel"),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50003: (403, "Cannot execute action on a DM channel"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50008: (400, "Cannot send messages in a non-text channel"),
    50013: (403, "Missing Permissions"),
    50016: (
        400,
        "Provided too few or too many messages to delete. Must provide at least 2 and at most 100 messages.",
    ),
    50019: (403, "A message can only be pinned in the channel in which it was sent"),
    50021: (403, "Cannot execute action on a system message"),
    50024: (400, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50028: (400, "Invalid Role"),
    50034: (400, "You can only bulk delete messages that are under 14 days old."),
    50035: (400, "Invalid Form Body"),
    50068: (400, "Invalid message type"),
    50074: (400, "Cannot delete a channel required for Community guilds"),
    50080: (400, "Cannot edit stickers within a message"),
    50081: (400, "Invalid sticker sent"),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
    50159: (400, "Voice messages do not support additional content."),
    50160: (400, "Voice messages must have a single audio attachment."),
    50161: (400, "Voice messages must have supporting metadata."),
    50162: (400, "Voice messages cannot be edited."),
    50173: (403, "You cannot send voice messages in this channel"),
    160002: (400, "Cannot reply without permission to read message history"),
    160004: (400, "A thread has already been created for this message"),
    160005: (400, "Thread is locked"),
    160009: (400, "Cannot reference a message without permission to read message history"),
    160014: (400, "You cannot forward a message whose content you cannot read"),
    200000: (400, "Message was blocked by automatic moderation"),
    220001: (400, "Webhooks posted to forum channels must have a thread_name or thread_id"),
    220002: (400, "Webhooks posted to forum channels cannot have both a thread_name and thread_id"),
    220003: (400, "Webhooks can only create threads in forum channels"),
    520001: (400, "Poll expired"),
    520002: (400, "Invalid channel type for poll creation"),
    520003: (400, "Cannot edit a poll message"),
    520004: (400, "Cannot use an emoji included with the poll"),
    520006: (400, "Cannot expire a non-poll message"),
}


class ApiError(Exception):
    """An answer other than success."""

    def __init__(
        self,
        code: int,
        *,
        status: int | None = None,
        message: str | None = None,
        errors: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        known_status, known_message = _KNOWN.get(code, (400, HTTPStatus(status or 400).phrase))
        self.code = code
        self.status = status or known_status
        self.message = message or known_message
        self.errors = errors
        self.headers = headers or {}
        super().__init__(f"{self.status} ({self.code}): {self.message}")

    def body(self) -> dict[str, Any]:
        """Return the JSON that Discord sends with it."""
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        return body


def unauthorized() -> ApiError:
    """Return the refusal of a missing or wrong token."""
    return ApiError(0, status=401, message="401: Unauthorized")

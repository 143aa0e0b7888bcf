"""The REST API, one module a resource; ``ROUTES`` is all of it."""

from bot.playground.rest import (
    applications,
    bans,
    channels,
    guilds,
    interactions,
    members,
    messages,
    pins,
    polls,
    reactions,
    roles,
    threads,
    users,
    webhook_messages,
    webhooks,
)

ROUTES = [
    applications.routes,
    bans.routes,
    channels.routes,
    guilds.routes,
    interactions.routes,
    members.routes,
    messages.routes,
    pins.routes,
    polls.routes,
    reactions.routes,
    roles.routes,
    threads.routes,
    users.routes,
    webhook_messages.routes,
    webhooks.routes,
]

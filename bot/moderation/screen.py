"""A server's rules as one question: what do they find in this message?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.model import Attachment, Disguise, Finding, Incoming, Rule, RuleKind, Side, UserId
from bot.moderation.fold import fold
from bot.moderation.links import OWN, Host, hosts, invites
from bot.moderation.patterns import Patterns
from bot.moderation.terms import Terms
from bot.moderation.values import age_of, items_of, size_of

_MENTION = re.compile(r"<@[!&]?(\d{15,21})>")
_EVERYBODY = re.compile(r"(?<![\w@])@(?:everyone|here)\b")
_UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")
"""Characters that show nothing; a term is found despite them, a pattern would not be."""
_SNOWFLAKES_BEGIN = 1_420_070_400.0
"""Seconds since 1970 from which Discord counts."""


class _Found(NamedTuple):
    rule: Rule
    disguise: Disguise | None = None


class Screen:
    """Everything that can be said of a message by itself; floods and repeats take a memory (``floods``)."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        def of(*kinds: RuleKind) -> list[Rule]:
            return [rule for rule in rules if rule.kind in kinds]

        self._words, self._expressions = of(RuleKind.WORD), of(RuleKind.PATTERN)
        self._terms = Terms([rule.value for rule in self._words])
        self._patterns = Patterns([rule.value for rule in self._expressions])
        self._invites, self._denied = of(RuleKind.INVITES), of(RuleKind.DOMAIN)
        self._allowing = of(RuleKind.ONLY_DOMAINS)
        self._allowed = [*OWN, *(domain for rule in self._allowing for domain in items_of(rule.value))]
        self._mentions = of(RuleKind.MENTIONS)
        self._files = of(RuleKind.FILE_TYPE, RuleKind.FILE_SIZE)
        self._accounts = of(RuleKind.NEW_ACCOUNTS)

    def check(self, incoming: Incoming, *, now: datetime) -> tuple[Finding, ...]:
        """What the rules find in what somebody said, each rule at most once."""
        texts = [*incoming.texts, *_names(incoming)]
        found = [*self._in_texts(texts), *self._in_links([*texts, *_addresses(incoming)])]
        found += self._in_mentions(incoming.content)
        found += (
            _Found(rule) for rule in self._files if any(_holds(rule, file) for file in _files(incoming))
        )
        if self._accounts and not incoming.author.is_bot:
            age = now.timestamp() - _made_at(incoming.author.id)
            found += (_Found(rule) for rule in self._accounts if age < age_of(rule.value).total_seconds())
        return _findings(found, Side.SOURCE)

    def check_texts(self, texts: Iterable[str]) -> tuple[Finding, ...]:
        """What the rules find in a translation."""
        texts = list(texts)
        return _findings([*self._in_texts(texts), *self._in_links(texts)], Side.TRANSLATION)

    def _in_texts(self, texts: Sequence[str]) -> Iterator[_Found]:
        if self._words:
            for text in texts:
                for hit in self._terms.find(text):
                    yield _Found(self._words[hit.term], hit.disguise)
        for place in self._patterns.find(_with_plain_ones(texts)):
            yield _Found(self._expressions[place])

    def _in_links(self, texts: Sequence[str]) -> Iterator[_Found]:
        if self._invites:
            codes = {code for text in texts for code in invites(text)}
            yield from (_Found(rule) for rule in self._invites if codes - set(items_of(rule.value)))
        if not self._denied and not self._allowing:
            return
        led_to = [host for text in texts for host in hosts(text)]
        for rule in self._denied:
            domains = items_of(rule.value)
            if any(host.is_under(domain) for host in led_to for domain in domains):
                yield _Found(rule)
        if any(host.linked and not self._may_be_linked(host) for host in led_to):
            yield from map(_Found, self._allowing)

    def _may_be_linked(self, host: Host) -> bool:
        """By its real name: one that only looks like an allowed one is not."""
        return any(host.ascii == domain or host.ascii.endswith("." + domain) for domain in self._allowed)

    def _in_mentions(self, content: str) -> Iterator[_Found]:
        if not self._mentions or "@" not in content:
            return
        everybody = _EVERYBODY.search(content) is not None
        mentioned = len(set(_MENTION.findall(content)))
        for rule in self._mentions:
            if everybody or mentioned >= int(rule.value):
                yield _Found(rule)


def _names(incoming: Incoming) -> Iterator[str]:
    """What is shown beside what is said; a name goes over with every message."""
    yield incoming.author.name
    for mentioned in (incoming.mentions.users, incoming.mentions.roles, incoming.mentions.channels):
        yield from mentioned.values()
    yield from (file.filename for file in incoming.attachments)
    yield from (sticker.name for sticker in incoming.stickers)


def _with_plain_ones(texts: Sequence[str]) -> Sequence[str]:
    """The texts, and without what cannot be seen where there is such."""
    plain = (_UNSEEN.sub("", text) for text in texts if not text.isascii())
    return list(dict.fromkeys([*texts, *plain]))


def _addresses(incoming: Incoming) -> Iterator[str]:
    for card in incoming.cards:
        yield from (url for url in (card.url, card.picture_url) if url is not None)


def _files(incoming: Incoming) -> Iterator[Attachment]:
    yield from incoming.attachments
    yield from (card.picture for card in incoming.cards if card.picture is not None)


def _holds(rule: Rule, file: Attachment) -> bool:
    if rule.kind is RuleKind.FILE_SIZE:
        return file.size > size_of(rule.value)
    name = fold(file.filename).rstrip(". ")
    return any(name.endswith("." + ending) for ending in items_of(rule.value))


def _made_at(user_id: UserId) -> float:
    return (user_id >> 22) / 1000 + _SNOWFLAKES_BEGIN


def _findings(found: Iterable[_Found], side: Side) -> tuple[Finding, ...]:
    each: dict[int, Finding] = {}
    for rule, disguise in found:
        finding = Finding(
            guild_id=rule.guild_id,
            kind=rule.kind,
            action=rule.action,
            matched=rule.value,
            side=side,
            rule_id=rule.id,
            disguise=disguise,
        )
        each.setdefault(rule.id, finding)
    return tuple(each.values())

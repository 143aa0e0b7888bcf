"""What people say in a benchmark: each message has its number, by which its copy is known again."""

import math
import random
import re

FIRST = 1_000_000
NUMBER = re.compile(r"(?<!\d)1\d{6}(?!\d)")

_PAIRS = (
    ("Morning! Parcel {n} is here.", "早上好！包裹{n}到了。"),
    ("Does anybody know whether train {n} stops at the harbor?", "有人知道{n}次列车在港口停吗？"),
    (
        "I finished drawing number {n} last night, and I am quite happy with how the light turned out.",
        "我昨晚画完了第{n}张画，光线的效果我挺满意的。",
    ),
    (
        "We are going to the tea house on Saturday, table {n}; come along, and if it rains we play cards.",
        "我们星期六去茶馆，{n}号桌；一起来吧，要是下雨我们就打牌。",
    ),
    ("Ticket {n} please.", "请给我{n}号票。"),
)


class Sentences:
    """Sentences, their translations, and how long the translation server takes for each."""

    def __init__(
        self, *, median: float = 0.12, spread: float = 0.5, stuck: float = 0.0, stuck_for: float = 5.0
    ) -> None:
        """Seconds; log-normal with ``spread``; a share of ``stuck`` takes ``stuck_for`` instead."""
        self._median = median
        self._spread = spread
        self._stuck = stuck
        self._stuck_for = stuck_for

    def text(self, number: int, language: str) -> str:
        english, chinese = _PAIRS[number % len(_PAIRS)]
        return (english if language == "en" else chinese).format(n=number)

    def translated(self, text: str, language: str) -> str:
        found = NUMBER.search(text)
        return text if found is None else self.text(int(found.group()), language)

    def seconds(self, text: str) -> float:
        found = NUMBER.search(text)
        return 0.0 if found is None else self.seconds_for(int(found.group()))

    def seconds_for(self, number: int) -> float:
        """The same for everybody who asks for that message."""
        chance = random.Random(number)
        if chance.random() < self._stuck:
            return self._stuck_for
        return chance.lognormvariate(math.log(self._median), self._spread) if self._median else 0.0

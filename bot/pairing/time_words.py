"""Words for days and hours as people type them, in English and in Chinese of either script."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from bot.errors import UserError
from bot.i18n.marks import escape
from bot.translation.script import simplified_characters

EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})
_SHOWN = 40
"""Characters of what was not understood that are shown again."""


class Part(Enum):
    """A part of the day: what it means alone, as hours, and beside a clock's hour of 1 to 12."""

    EARLY = (5, 8)
    MORNING = (8, 12)
    NOON = (12, 14)
    AFTERNOON = (13, 18)
    DUSK = (17, 19)
    EVENING = (18, 22)
    NIGHT = (20, 24)
    LATE = (22, 26)
    SMALL_HOURS = (0, 6)
    DAYTIME = (9, 18)

    def hour(self, hour: int) -> int:
        """``hour`` of a clock face within this part, counted from the day's midnight: 1 at night is 25."""
        match self:
            case Part.EARLY | Part.MORNING:
                return hour
            case Part.DAYTIME:
                return hour if hour >= 7 else hour + 12
            case Part.SMALL_HOURS:
                return hour % 12
            case Part.NOON:
                return hour if hour >= 10 else hour + 12
            case Part.AFTERNOON | Part.DUSK:
                return hour % 12 + 12
            case Part.EVENING | Part.NIGHT | Part.LATE:
                return hour + 12 if 5 <= hour <= 12 else hour + 24


class Half(Enum):
    """Of a clock face that goes round twice a day."""

    AM = 0
    PM = 12


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as it was written."""

    hour: int
    minute: int
    half: Half | None
    exact: bool
    """Written as only a clock of 24 hours does: 19, 0, 07:30."""


class Mark(Enum):
    """What stands between days and times."""

    TO = auto()
    AND = auto()
    COMMA = auto()
    STOP = auto()
    BETWEEN = auto()
    AFTER = auto()
    BEFORE = auto()
    ALL_DAY = auto()


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the week, 0 is Monday; ``single`` ones may begin or end a range."""

    days: frozenset[int]
    single: bool = False


Token = Days | Part | Clock | Mark

_DAY_NAMES = (
    r"mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:s|nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|fri(?:days?)?"
    r"|sat(?:urdays?)?|sun(?:days?)?|mo|tu|we|th|fr|sa|su"
)
_FIRST_LETTERS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_CHINESE_DAYS = {sign: day for day, sign in enumerate("一二三四五六日")} | {"天": 6}
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_WEEK = "(?:周|星期|礼拜)"
_NUMERAL = "[零〇一二三四五六七八九十两]"
_HALVES: Mapping[str | None, Half] = {"a": Half.AM, "p": Half.PM}

# In English, in Chinese (and signs), and what they mean; longer words before those that they begin with.
_SETS: tuple[tuple[str, str, tuple[Token, ...]], ...] = (
    (r"(?:week|work)nights?", r"平日晚上?", (Days(WEEKDAYS), Part.EVENING)),
    (
        r"(?:week|work|working|business)[ -]?days?|m *[-–] *f",
        r"平日|平常日|工作日|上班日|周[中内间]",
        (Days(WEEKDAYS),),
    ),
    (r"week[ -]?ends?", rf"{_WEEK}末|假日", (Days(WEEKEND),)),
    (r"nightly", r"每晚", (Days(EVERY_DAY), Part.EVENING)),
    (
        r"(?:every|each|any|most) ?days?|daily|all week|(?:7|seven) days a week",
        r"每天|每日|天天|整周|一周七天",
        (Days(EVERY_DAY),),
    ),
    (
        r"any ?time|whenever|always|all the time",
        r"24/7|随时|任何时[间候]|什么时候都|全时段",
        (Mark.ALL_DAY,),
    ),
    (r"(?:all|the whole|whole|full|the entire|entire) day(?: long)?", r"全天|一?整天", (Mark.ALL_DAY,)),
)
_PARTS: tuple[tuple[str, str, Part], ...] = (
    (r"early mornings?", r"清晨|大?清早|一早", Part.EARLY),
    (r"mornings?|am", r"上午|早上|早晨|早间|早", Part.MORNING),
    (r"lunch(?: ?(?:times?|breaks?|hours?))?", r"中午|午间|午休", Part.NOON),
    (r"afternoons?|pm", r"下午|午后", Part.AFTERNOON),
    (r"dusk", r"傍晚|黄昏", Part.DUSK),
    (r"late (?:at )?nights?|late evenings?", r"深夜|大?半夜", Part.LATE),
    (r"evenings?|eves?", r"晚上|晚间|晚", Part.EVENING),
    (r"nights?", r"夜里|夜间|夜晚", Part.NIGHT),
    (r"small hours", r"凌晨", Part.SMALL_HOURS),
    (r"day ?times?", r"白天", Part.DAYTIME),
)
_MARKS: tuple[tuple[str, str, Mark], ...] = (
    (r"to|til|till|until|through|thru", r"[-–—―~〜→]+|一直到|直到|至|到", Mark.TO),
    (r"and|or|plus", r"[&+]|还有|以及|或者?|和|及|与|跟", Mark.AND),
    (r"as well as", r"[,、/]", Mark.COMMA),
    (r"then", r"[;\n。|]|\.(?=\s|$)", Mark.STOP),
    (r"between", r"介于", Mark.BETWEEN),
    (r"after|since|onwards?", r"以后|之后|后|起", Mark.AFTER),
    (r"before", r"以前|之前|前", Mark.BEFORE),
)
_NOTHING = re.compile(
    r"[\s:()]+|(?:at|on|in|the|from|i'm|i am|i|free|available|is|are|also|usually|mostly|normally|only"
    r"|around|about|roughly|my|local|time|hours?|during|of|every|each|for|me|works?|good|ok|okay|fine|best"
    r"|can|do)(?![a-z])"
    r"|有[空时]间?|时间|可以|空闲|一般|通常|左右|大概|之间|比较|多数|大多|每个?|[在的都我从于是能行间有]"
)
_BULLET = re.compile(r"(?m)^\s*[-*•·–]\s+")
_CLOCK = re.compile(
    rf"(?P<han>{_NUMERAL}{{1,3}})点(?:钟|整|(?P<hanpart>半|[一三]刻)|(?P<hanminute>{_NUMERAL}{{1,3}})分?(?!点))?"
    r"|(?P<dian>\d{1,2}) *[点时](?:钟|整|(?P<part>半|[一三]刻)|(?P<dianminute>\d{1,2})(?!\d| *[:点时-])分?)?"
    r"|(?P<four>(?:[01]\d|2[0-4])[0-5]\d)(?!\d)(?: *(?P<fourhalf>[ap])\.?m?(?![a-z])\.?)?"
    r"|(?P<hour>\d{1,2})(?:(?:[:.]| ?h ?)(?P<minute>[0-5]\d)(?!\d)| ?h(?![a-z])| ?o'?clock(?![a-z]))?"
    r"(?: *(?P<half>[ap])(?:\.? ?m)?(?![a-z])\.?)?"
    r"|(?P<noon>noon(?![a-z])|midday(?![a-z])|正午)|(?P<midnight>midnight(?![a-z])|午夜)"
)
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}
_HAN_DAY = re.compile(rf"{_WEEK}([一二三四五六日天])")
_HAN_DAY_ON = re.compile(rf"([一二三四五六日天])(?!{_NUMERAL}*点)")
_DIGIT_DAYS = re.compile(rf"{_WEEK}([1-7])(?: *[-–~至到] *{_WEEK}?([1-7])(?![\d:.点时]))?")
_LATIN_DAY = re.compile(rf"(?:{_DAY_NAMES})(?![a-z])\.?")


def tokens(typed: str) -> list[Token]:
    """What ``typed`` is made of; UserError for a word that tells no day or time."""
    text = simplified_characters(unicodedata.normalize("NFKC", typed).casefold().replace("’", "'"))
    text = re.sub(r":\s*\n", ": ", _BULLET.sub("", text)).strip()
    found: list[Token] = []
    at = 0
    while at < len(text):
        end, more = _next(text, at, found)
        found += more
        at = end
    return found


def _next(text: str, at: int, before: list[Token]) -> tuple[int, tuple[Token, ...]]:
    for pattern, read in _READERS:
        if match := pattern.match(text, at):
            return match.end(), read(match)
    if _goes_on(before) and (match := _HAN_DAY_ON.match(text, at)):
        return match.end(), _day(match)
    if match := _NOTHING.match(text, at):
        return match.end(), ()
    raise unknown(text[at:])


def unknown(rest: str) -> UserError:
    """Names the word that ``rest`` begins with."""
    word = re.split(r"[\s,;、。]", rest.strip(), maxsplit=1)[0]
    return UserError("error-hours", part=escape(word[:_SHOWN]))


def span(first: int, last: int) -> frozenset[int]:
    """From one day to another, over Sunday if need be."""
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))


def _goes_on(before: list[Token]) -> bool:
    """Whether a bare 三 may be a day: in 周一三五, 周一、三、五 and 周一至五."""
    joints = {Mark.TO, Mark.AND, Mark.COMMA}
    last = next((token for token in reversed(before) if token not in joints), None)
    return isinstance(last, Days) and last.single


def _clock(match: re.Match[str]) -> tuple[Clock]:
    if match["noon"] or match["midnight"]:
        return (Clock(12 if match["noon"] else 0, 0, None, exact=True),)
    if match["han"]:
        hour, minute = _number(match["han"]), _minute(match["hanpart"], match["hanminute"])
        exact = hour > 12 or hour == 0
    elif match["four"]:
        hour, minute, exact = int(match["four"][:2]), int(match["four"][2:]), True
    else:
        written = match["dian"] or match["hour"]
        hour, minute = int(written), _minute(match["part"], match["dianminute"] or match["minute"])
        exact = hour > 12 or written.startswith("0")
    if hour * 60 + minute > 24 * 60 or minute > 59:
        raise unknown(match[0])
    return (Clock(hour, minute, _HALVES.get(match["half"] or match["fourhalf"]), exact=exact),)


def _minute(quarter: str | None, written: str | None) -> int:
    if quarter:
        return _QUARTERS[quarter]
    if not written:
        return 0
    return int(written) if written.isascii() else _number(written)


def _number(han: str) -> int:
    """Up to 99, as a clock says it: 十, 十二, 二十, 二十三, 零五."""
    tens, ten, ones = han.rpartition("十")
    digits = "".join(str(_DIGITS[sign]) for sign in ones) or "0"
    return int(digits) + (10 * (_DIGITS.get(tens[-1:]) or 1) if ten else 0)


def _day(match: re.Match[str]) -> tuple[Days]:
    return (Days(frozenset({_CHINESE_DAYS[match[1]]}), single=True),)


def _latin_day(match: re.Match[str]) -> tuple[Days]:
    return (Days(frozenset({_FIRST_LETTERS.index(match[0][:2])}), single=True),)


def _digit_days(match: re.Match[str]) -> tuple[Days]:
    first, last = int(match[1]) - 1, int(match[2] or match[1]) - 1
    return (Days(span(first, last), single=first == last),)


def _always(*found: Token) -> Callable[[re.Match[str]], tuple[Token, ...]]:
    return lambda _: found


def _either(english: str, chinese: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{english})(?![a-z])|{chinese}")


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[Token, ...]]], ...] = (
    *((_either(english, chinese), _always(*found)) for english, chinese, found in _SETS),
    *((_either(english, chinese), _always(found)) for english, chinese, found in (*_PARTS, *_MARKS)),
    (_DIGIT_DAYS, _digit_days),
    (_HAN_DAY, _day),
    (_LATIN_DAY, _latin_day),
    (_CLOCK, _clock),
)

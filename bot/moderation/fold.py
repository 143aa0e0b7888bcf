"""Text made comparable: what looks alike, or is written in either Chinese script, becomes the same.

Nothing of this is shown to anybody. Both what is looked for and what is looked at go through ``fold``.
"""

import re
from functools import cache
from itertools import chain
from unicodedata import normalize

from bot.translation.script import simplified_characters

EITHER = "\N{LATIN SMALL LETTER DOTLESS I}"
"""Stands for a capital I, which may be meant as an l."""

# Letters of other alphabets and phonetic signs, by the Latin letter that they are taken for; our own choice.
_LOOKALIKES = {
    "a": "аαɑᴀɐ∀ⲁꭺᎪᗅꓮ𐊠𖽀",
    "b": "вьβʙɓƃƅⲃᏏᏴᑲᖯᗷꓐꞵ𐊂𐊡𐌁",
    "c": "сϲᴄƈɔⲥꮯᏟꓚ𐊢𐌂𐐽𐔜𑣩𑣲",
    "d": "ԁɗᴅđðɖᎠᏧᑯᗞᗪꓒꓓ",
    "e": "еєεɛᴇəǝҽ℮ɇⲉꭼᎬⴹꓰꬲ𐊆𑣆𑣎",
    "f": "ƒꜰϝғẝքᖴꓝꞙꬵ𐊇𐊥𐔥𑣂",
    "g": "ɡɢցǥɠƍԍᏀᏳᶃꓖ",
    "h": "һнʜħɦհⲏᎻᏂᕼꓧ𐋏",
    "i": "іιɪɨꭵ¡ⲓɩᎥꙇ𑣃",
    "j": "јʝᴊϳɉյᎫᒍꓙ",
    "k": "кκᴋƙⲕᏦᛕꓗ𐔘",
    "l": "łʟɫƚլ",
    "m": "мᴍɱⲙϻᎷᗰᛖꓟ𐊰𐌑",
    "n": "пηոռɴŋɲƞиⲛꓠ𐔓",
    "o": "оοσөøօᴏⲟ۵०০੦૦ଠ୦௦౦೦ഠ൦๐໐ဝ၀ჿዐᴑⵔꓳꬽ𐊒𐊫𐐬𐓪𐔖𑓐𑣈𑣕𑣗𑣠",
    "p": "рρᴘþƿⲣᏢᑭꓑ𐊕",
    "q": "ԛգɋզⵕ",
    "r": "гʀяɾɍⲅᎡᎱᏒᖇᴦꓣꭇꭈ𐓜𖼵",
    "s": "ѕꜱʂƨꮪƽտᏕᏚꓢ𐊖𐑈𑣁𖼺",
    "t": "тτᴛŧƭⲧᎢꓔ𐊗𐊱𐌕𑣜𖼊",
    "u": "υʋսᴜμʊцɥሀᑌꓴꞟꭎꭒ𐓶𑣘𖽂",
    "v": "νѵᴠ√∨۷Ꮩᐯⴸꓦꛟ𐔝𑜆𑣀𖼈",
    "w": "ωшщԝᴡѡɯաᎳᏔꓪ𑜊𑜎𑜏𑣦𑣯",
    "x": "хχҳ×ⲭ✕✖ᕁᕽᚷⵝꓫꭓ𐊐𐊴𐌗𐌢𐔧𑣬",
    "y": "уγүʏɣყⲩᎩᎽᶌỿꓬꭚ𐊲𑣄𖽃",
    "z": "ᴢʐƶʑζⲍᏃꓜ𐋵𑣉𑣥",
    EITHER: "ӏⲒ∣ǀ۱Ꮮᒪᛁⳑⵏꓡꓲ𐊊𐌉𐌠𐑃𐔦𑣒𖼖𖼨",
    "ae": "æ",
    "oe": "œ",
    "": "'’‘ʼ",
    "+": "➕",
}
_CAPITALS = {"Ν": "n", "Μ": "m", "Η": "h", "Υ": "y", "Ι": EITHER, "І": EITHER, "Ɩ": EITHER}
"""Those that look like another letter than their small forms do."""
_ALPHABETS = (0x1F150, 0x1F170, 0x1F1E6, 0xE0061)
"""Where the letters A to Z begin in white on black, in squares, in flags and in invisible tags."""
_NOTHING = (
    *((0x00AD, 0x00AD), (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05BD), (0x0610, 0x061A)),
    *((0x061C, 0x061C), (0x064B, 0x065F), (0x0E31, 0x0E31), (0x0E34, 0x0E3A), (0x0E47, 0x0E4E)),
    *((0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x20D0, 0x20FF), (0x2800, 0x2800)),
    *((0x3099, 0x309A), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xFEFF, 0xFEFF)),
    *((0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A)),
    *((0x1F3FB, 0x1F3FF), (0xE0000, 0xE0060), (0xE007B, 0xE01EF)),
)
"""Characters that show nothing by themselves, and marks that are piled upon others."""
_HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
_EMOJI = re.compile(r"<a?:\w{2,32}:\d{15,21}>")
_MENTION = re.compile(
    r"<(?:(?:@[!&]?|#)\d{15,21}|t:-?\d{1,13}(?::[a-zA-Z])?|id:(?:customize|browse|guide|home)"
    r"|/[\w -]{1,100}:\d{15,21})>"
)
"""Only what Discord shows as a mention: anything else in such brackets is read as it stands."""


def fold(text: str) -> str:
    """Without case, marks and what cannot be seen; lookalikes are Latin letters, Han is simplified."""
    if "<" in text:
        # Custom emoji count as the pictures that they are; mentions name nobody here.
        text = _MENTION.sub(" ", _EMOJI.sub("\N{MIDDLE DOT}", text))
    if text.isascii():
        return text.replace("'", "").replace("I", EITHER).lower()
    return normalize("NFKD", text).replace("I", EITHER).translate(_table()).casefold()


@cache
def _table() -> dict[int, str | None]:
    characters = [chr(code) for code in chain(*_HAN)]
    simplified = simplified_characters("\n".join(characters)).split("\n")
    table: dict[int, str | None] = {
        ord(one): other for one, other in zip(characters, simplified, strict=True) if one != other
    }
    for meant, written in _LOOKALIKES.items():
        for character in written:
            table |= {ord(form): meant for form in (character, *character.upper(), *character.lower())}
    table |= {ord(capital): meant for capital, meant in _CAPITALS.items()}
    for first in _ALPHABETS:
        table |= {first + place: chr(ord("a") + place) for place in range(26)}
    for first in (0x2776, 0x2780, 0x278A):
        table |= {first + place: str(place + 1) for place in range(9)}
    for first, last in _NOTHING:
        table |= dict.fromkeys(range(first, last + 1))
    return table

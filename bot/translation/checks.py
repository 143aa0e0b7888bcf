"""Is this answer a translation? What a machine gives back is not taken on trust."""

import re
from collections.abc import Callable

from bot.model import Language
from bot.translation.script import convert, tells_against

_PLACEHOLDER = re.compile(r"⟦[0-9]+⟧")
_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f]")
_LETTER = re.compile(r"[^\W\d_]")
# What services say instead of a translation, in English and, where an engine translates it, in Chinese.
_NOTICES = re.compile(
    r"MYMEMORY WARNING|YOU USED ALL AVAILABLE FREE TRANSLATIONS|QUERY LENGTH LIMIT EXCEEDED"
    r"|PLEASE SELECT TWO DISTINCT LANGUAGES"
    r"|(?:INVALID|UNSUPPORTED) (?:SOURCE|TARGET) LANGUAGE|INVALID API KEY"
    r"|TOO MANY REQUESTS|UNUSUAL TRAFFIC|AUTOMATED QUERIES|QUOTA (?:HAS BEEN )?(?:EXCEEDED|EXHAUSTED|REACHED)"
    r"|(?:EXCEEDED|REACHED) (?:YOUR|THE) (?:CURRENT |DAILY |MONTHLY |FREE )*(?:QUOTA|LIMIT|CHARACTER)"
    r"|RATE LIMIT (?:EXCEEDED|REACHED)|INSUFFICIENT_QUOTA|SERVICE (?:TEMPORARILY )?UNAVAILABLE|BAD GATEWAY"
    r"|INTERNAL SERVER ERROR|VERIFY (?:THAT )?YOU ARE (?:A )?HUMAN|ENABLE JAVASCRIPT"
    r"|CAPTCHA|<!DOCTYPE|</?HTML"
    r"|[异異]常流量|自动查询|自動查詢|(?:请求|請求|访问|存取|调用|呼叫)(?:次数|次數)?(?:过于|過於|太)?(?:频繁|頻繁)"
    r"|(?:配额|配額|额度|額度|限额|限額|流量|字符数|字元數)(?:已|不足|超)|超(?:出|过|過)[^，。]{0,8}(?:配额|配額|额度|額度|限额|限額|限制)"
    r"|免费翻译(?:次数|额度)|免費翻譯(?:次數|額度)|(?:服务|服務)(?:暂时|暫時)?不可用|验证码|驗證碼",
    re.IGNORECASE,
)
# Somebody who writes of such things gets them translated.
_ABOUT_SERVICES = re.compile(
    r"quota|limit|traffic|request|captcha|javascript|gateway|server|service|unavailable"
    r"|human|warning|api|html"
    r"|配额|配額|额度|額度|限额|限額|限制|流量|频繁|頻繁|请求|請求|服务|服務|验证|驗證|免费|免費|字符|字元|查询|查詢",
    re.IGNORECASE,
)
# How language models begin when they talk about the message instead of translating it.
_CHATTER = re.compile(
    r"^\W*(?:(?:sure|certainly|of course|okay|ok|absolutely)\b[,!.:]?\s*)?"
    r"(?:here(?:'s|’s| is| are)|this is|below is)"
    r"[^.\n]{0,40}\b(?:translat|version|rendering)"
    r"|^\W*(?:sure|certainly|of course|absolutely)\W+here(?:'s|’s| is| you (?:go|are))[^.\n]{0,40}[:：]"
    r"|^\W*(?:the )?(?:(?:english|chinese|simplified|traditional) )*"
    r"(?:translation|translated text)(?: is| of [^:]{1,60})?\s*[:：]"
    r"|\bas an? (?:AI|artificial intelligence|(?:large )?language model)\b"
    r"|\bI(?:'m| am|’m) (?:just )?an? (?:AI|language model)\b"
    r"|\bI (?:cannot|can(?:'|’)?t|am (?:unable|not able) to|won"
    r"(?:'|’)t)\b[^.\n]{0,20}\b(?:translate|assist|comply|fulfil)"
    r"|\b(?:translator'?s )?note: (?:the|this|in|I)\b[^\n]{0,60}\b(?:translat|original|literal)"
    r"|please provide (?:the|me|a)[^.\n]{0,30}\b(?:text|message|sentence)"
    r"|^\W*(?:好的|当然|當然)?[，,！!]?\s*(?:以下|下面|这|這|這裡|这里)(?:就)?是[^。\n]{0,16}(?:翻译|翻譯|译文|譯文|版本)"
    r"|(?:翻译|翻譯|译文|譯文)(?:结果|結果|内容|內容)?(?:如下|为|為)\s*[：:]?"
    r"|^\W*(?:(?:中文|英文|英语|英語|简体|簡體|繁体|繁體)+)?(?:翻译|翻譯|译文|譯文)(?:结果|結果)?\s*[：:]"
    r"|作为(?:一个|一名)?\s*(?:AI|人工智能|(?:大型)?语言模型)|作為(?:一個|一名)?\s*(?:AI|人工智慧|(?:大型)?語言模型)"
    r"|我(?:无法|無法|不能)[^。\n]{0,8}(?:翻译|翻譯|协助|協助|提供)|请提供[^。\n]{0,12}(?:文本|内容|句子)|請提供[^。\n]{0,12}(?:文本|內容|句子)",
    re.IGNORECASE,
)
_ABOUT_CHATTER = re.compile(
    r"translat|version|\bAI\b|language model|cannot|can['’]?t|unable|won['’]?t|provide"
    r"|note:|here(?:'s|’s| is| you)"
    r"|翻译|翻譯|译|譯|版本|人工|模型|无法|無法|不能|没法|沒法|不了|提供|发一下|发给|给我",
    re.IGNORECASE,
)
_LEFTOVER = re.compile(
    r"[⟦⟧〚〛\ufffc]|</?(?:x|g|ph|b|i|p|br|span|div|font|nt|keep|code|mstrans)\b[^<>]{0,60}>"
    r"|&(?:lt|gt|amp|quot|nbsp|#x?[0-9a-f]{2,5});|\{\{?[0-9]{1,3}\}\}?"
    r"|__[A-Z]*_?[0-9]{1,3}__|\bPLACEHOLDER\b|占位符",
    re.IGNORECASE,
)
_REPEATS = re.compile(r"(.+?)\1{3,}", re.DOTALL)
_LOOP = re.compile(r"(\S.{1,30}?)\1{6,}", re.DOTALL)
_LONG_LOOP = re.compile(r"(\S.{24,160}?)(?:\s*\1){2,}", re.DOTALL)


def fault(asked: str, answer: str, target: Language) -> str | None:
    """Why ``answer`` is no translation of ``asked``; nothing if it may be one."""
    return next((reason for reason, found in _CHECKS if found(asked, answer, target)), None)


def in_script(answer: str, target: Language) -> str:
    """The answer, converted when an engine answered in the other Chinese script."""
    return convert(answer, target) if target.is_chinese and tells_against(answer, target) else answer


def _empty(_asked: str, answer: str, _target: Language) -> bool:
    return not _LETTER.search(answer) and not any(character.isdigit() for character in _bare(answer))


def _notice(asked: str, answer: str, _target: Language) -> bool:
    found = _NOTICES.search(answer)
    if found is None or _NOTICES.search(asked):
        return False
    return found[0].isupper() or not _ABOUT_SERVICES.search(asked)


def _unchanged(asked: str, answer: str, target: Language) -> bool:
    if _bare(asked).casefold() != _bare(answer).casefold():
        return False
    if _HAN.search(asked):
        return True
    words = _PLACEHOLDER.sub(" ", asked).split()
    # Names stay as they are in both languages.
    return target.is_chinese and not all(word[:1].isupper() or not word[:1].isalpha() for word in words)


def _wrong_script(asked: str, answer: str, target: Language) -> bool:
    letters = len(_LETTER.findall(answer))
    han = len(_HAN.findall(answer))
    if target is Language.ENGLISH:
        return han * 4 > letters
    return han == 0 and letters > 0 and _bare(asked).casefold() != _bare(answer).casefold()


def _endless(asked: str, answer: str, _target: Language) -> bool:
    """Blanks and all: nobody is to receive a page of them."""
    return len(answer) > 12 * len(asked) + 200


def _odd_length(asked: str, answer: str, target: Language) -> bool:
    # Chinese needs a third of the characters that English needs; the bounds are several times as wide.
    before, after = len(_bare(asked)), len(_bare(answer))
    from_chinese = len(_HAN.findall(asked)) * 2 > before
    if from_chinese and not target.is_chinese:
        return after > 12 * before + 60 or (before >= 20 and after * 2 < before)
    if target.is_chinese and not from_chinese:
        return after > 3 * before + 40 or (before >= 60 and after * 15 < before)
    return after > 12 * before + 60 or (before >= 80 and after * 25 < before)


def _loops(asked: str, answer: str, _target: Language) -> bool:
    if _LOOP.search(answer):
        return not _REPEATS.search(asked)
    return len(answer) > 80 and bool(_LONG_LOOP.search(answer)) and not _LONG_LOOP.search(asked)


def _chats(asked: str, answer: str, _target: Language) -> bool:
    return bool(_CHATTER.search(answer)) and not _ABOUT_CHATTER.search(asked)


def _leaves_over(asked: str, answer: str, _target: Language) -> bool:
    left = _LEFTOVER.search(_PLACEHOLDER.sub("", answer))
    return left is not None and left[0] not in asked


_Check = Callable[[str, str, Language], bool]
_CHECKS: tuple[tuple[str, _Check], ...] = (
    # First, because the others look at every character.
    ("odd length", _endless),
    ("empty", _empty),
    ("quota notice", _notice),
    ("unchanged", _unchanged),
    ("chatter", _chats),
    ("leftovers", _leaves_over),
    ("wrong script", _wrong_script),
    ("odd length", _odd_length),
    ("repetition", _loops),
)


def _bare(text: str) -> str:
    return "".join(_PLACEHOLDER.sub("", text).split())

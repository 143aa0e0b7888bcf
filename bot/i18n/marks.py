"""What people wrote, put into a text so that Discord takes none of it for markup."""

import re

_MARKDOWN = re.compile(r"([\\*_~`|\[\]<>#])")


def escape(text: str) -> str:
    """``text`` so that Discord shows it letter by letter, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))

"""Files and faces: attachments behind links that expire, and an avatar of its own for everybody."""

import colorsys
import hashlib
from typing import Final
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from aiohttp import web

from bot.playground import expressions
from bot.playground.validation import Json
from bot.playground.world import World

_SAFE: Final = {
    # What people upload is shown from the page's own origin: it must never run there.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
_SHOWN_INLINE: Final = (
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "video/",
    "audio/",
    "text/plain",
)


class Cdn:
    """Serves what the API links to."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def attachment(self, request: web.Request) -> web.Response:
        """Serve a file if its link was made here and has not expired."""
        path = "/attachments/{channel}/{attachment}/{name}".format(**request.match_info)
        try:
            expires, issued = int(request.query["ex"], 16), int(request.query["is"], 16)
            attachment_id = int(request.match_info["attachment"])
        except (KeyError, ValueError):
            return _missing()
        signature = self._world.serialize.signature(path, expires, issued)
        content = self._world.files.get(attachment_id)
        if request.query.get("hm") != signature or expires < self._world.clock() or content is None:
            return _missing()
        kind = self._kind(attachment_id)
        inline = kind.startswith(_SHOWN_INLINE)
        headers = {**_SAFE, "Content-Disposition": "inline" if inline else "attachment"}
        return web.Response(body=content, headers={**headers, "Content-Type": kind})

    def _kind(self, attachment_id: int) -> str:
        for messages in self._world.state.messages.values():
            for message in messages.values():
                for attachment in message.files:
                    if attachment.id == attachment_id:
                        return attachment.content_type
        return "application/octet-stream"

    async def avatar(self, request: web.Request) -> web.Response:
        """Serve somebody's face; a webhook's is that of the person whose link it was given."""
        owner, face = request.match_info["owner"], request.match_info["face"].partition(".")[0]
        source = self._world.state.faces.get(face)
        if source is not None:
            parts = urlsplit(source)
            steps = parts.path.strip("/").split("/")
            local = f"{parts.scheme}://{parts.netloc}" == self._world.address
            if local and len(steps) == 3 and steps[0] == "avatars":
                owner = steps[1]
            elif local and steps[:2] == ["embed", "avatars"]:
                return _picture(_default(steps[2].partition(".")[0]))
            else:
                owner = face
        elif not owner.isdigit():
            return _missing()
        user = self._world.state.users.get(int(owner)) if owner.isdigit() else None
        name = user.shown if user else "?"
        return _picture(_face(owner, name, bot=bool(user and user.bot)))

    async def default_avatar(self, request: web.Request) -> web.Response:
        """Serve one of the faces of those who chose none."""
        return _picture(_default(request.match_info["number"].partition(".")[0]))

    async def emoji(self, request: web.Request) -> web.Response:
        """Serve a custom emoji."""
        name = request.match_info["emoji"].partition(".")[0]
        found = expressions.home_of_emoji(self._world.state, int(name)) if name.isdigit() else None
        return self._drawn(found[1] if found else None)

    async def sticker(self, request: web.Request) -> web.Response:
        """Serve a sticker."""
        name = request.match_info["sticker"].partition(".")[0]
        found = expressions.home_of_sticker(self._world.state, int(name)) if name.isdigit() else None
        return self._drawn(found[1] if found else None)

    def _drawn(self, found: Json | None) -> web.Response:
        content = expressions.picture(self._world, found) if found else None
        kind = expressions.type_of(content) if content else None
        if content is None or kind is None:
            return _missing()
        headers = {**_SAFE, "Cache-Control": "public, max-age=3600", "Content-Type": kind}
        return web.Response(body=content, headers=headers)


def _missing() -> web.Response:
    return web.Response(status=404, text="This content is no longer available.\n", headers=_SAFE)


def _picture(svg: str) -> web.Response:
    headers = {**_SAFE, "Cache-Control": "public, max-age=3600"}
    return web.Response(text=svg, content_type="image/svg+xml", headers=headers)


def _initial(name: str) -> str:
    return next((character for character in name if character.isalpha()), name[:1] or "?").upper()


def _face(seed: str, name: str, *, bot: bool) -> str:
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4])
    hue = number % 360 / 360
    top = _colour(hue, 0.55, 0.62)
    bottom = _colour((hue + 0.09) % 1, 0.42, 0.58)
    shine = 18 + number // 360 % 40
    mark = "🐦" if bot else escape(_initial(name))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128">'
        f'<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="{top}"/>'
        f'<stop offset="1" stop-color="{bottom}"/></linearGradient></defs>'
        '<rect width="128" height="128" fill="url(#g)"/>'
        f'<circle cx="{96 - shine}" cy="{shine}" r="{30 + shine}" fill="#fff" opacity=".10"/>'
        '<text x="64" y="66" font-family="Inter,\'Noto Sans SC\',\'PingFang SC\',sans-serif" font-size="64" '
        f'font-weight="600" fill="#fff" text-anchor="middle" dominant-baseline="central">{mark}</text></svg>'
    )


def _default(number: str) -> str:
    seed = int(number) % 6 if number.isdigit() else 0
    colour = _colour(seed / 6, 0.5, 0.55)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128">'
        f'<rect width="128" height="128" fill="{colour}"/><circle cx="64" cy="50" r="22" fill="#fff"/>'
        '<path d="M20 118a44 40 0 0 1 88 0z" fill="#fff"/></svg>'
    )


def _colour(hue: float, lightness: float, saturation: float) -> str:
    red, green, blue = colorsys.hls_to_rgb(hue, lightness, saturation)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"

"""The command line: ``magpie run | playground | doctor | invite | migrate | backup | models |
translate``.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__
from bot.errors import ConfigError, MagpieError

if TYPE_CHECKING:
    from bot.playground.command import PlaygroundOptions

# Heavy rooms are imported by the command that needs them, so that --help and mistakes answer at once.


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that was named; 0 when it succeeded, 2 for wrong settings or usage, else 1."""
    arguments = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        return command(arguments)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    except MagpieError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="magpie",
        description="A bridge between English- and Chinese-speaking communities on Discord.",
    )
    parser.add_argument("--version", action="version", version=f"Magpie {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(command=run)
        return added

    command("run", _run, "Start the bot on Discord, with the settings in .env and the environment.")
    playground = command("playground", _playground, "Try Magpie in the browser, without Discord.")
    playground.add_argument(
        "--port", type=_port, metavar="N", help="port of the page and of the loopback Discord"
    )
    playground.add_argument(
        "--data", type=Path, metavar="DIR", help="keep everything there for the next time"
    )
    playground.add_argument("--json", action="store_true", help="print one line of JSON when all is ready")
    playground.add_argument("--no-browser", action="store_true", help="do not open the page")
    playground.add_argument("--server-only", action="store_true", help="the loopback Discord without the bot")
    command("doctor", _doctor, "Check settings, database, engines and the bot's access to Discord.")
    command("invite", _invite, "Print the link that adds the bot to a server.")
    command("migrate", _migrate, "Bring the database up to date.")
    backup = command("backup", _backup, "Copy the database while the bot runs (SQLite).")
    backup.add_argument("file", type=Path, help="where to; must not exist yet")
    _models_parser(command("models", _models, "The local engine's translation models."))
    translate = command("translate", _translate, "Translate a text, and say which engine did it.")
    translate.add_argument("text", help="the text, or - for standard input")
    translate.add_argument(
        "--to", choices=["en", "zh-Hans", "zh-Hant"], help="default: the other language of the text's own"
    )
    translate.add_argument("--engine", metavar="NAME", help="ask this engine alone")
    translate.add_argument("--json", action="store_true", help="print the answer as JSON")
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; expected 0 to 65535")
    return int(text)


def _run(_: argparse.Namespace) -> int:
    from bot.app import run_bot
    from bot.observability.logs import configure_logging
    from bot.settings import Settings, load_settings

    settings = load_settings(Settings)
    configure_logging(settings.log_level, secrets=settings.secrets)
    asyncio.run(run_bot(settings))
    return 0


def _playground(arguments: argparse.Namespace) -> int:
    from bot.playground.command import run_playground

    return asyncio.run(run_playground(_options(arguments)))


def playground_options(argv: Sequence[str]) -> "PlaygroundOptions":
    """The options of ``magpie playground`` from its arguments."""
    return _options(_parser().parse_args(["playground", *argv]))


def _options(arguments: argparse.Namespace) -> "PlaygroundOptions":
    from bot.playground.command import PlaygroundOptions

    return PlaygroundOptions(
        port=arguments.port,
        data=arguments.data,
        as_json=arguments.json,
        open_browser=not arguments.no_browser,
        server_only=arguments.server_only,
    )


def _doctor(_: argparse.Namespace) -> int:
    from bot.observability.doctor import examine
    from bot.settings import Settings, load_settings
    from bot.translation_assembly import translator_for

    settings = load_settings(Settings)
    return asyncio.run(examine(settings, translator_for(settings), say=print))


def _invite(_: argparse.Namespace) -> int:
    from bot.gateway.invite import invite_url
    from bot.settings import Settings, load_settings

    print(invite_url(load_settings(Settings)))
    return 0


def _migrate(_: argparse.Namespace) -> int:
    from bot.settings import OfflineSettings, load_settings
    from bot.storage.engine import Database

    url = load_settings(OfflineSettings).database_url.get_secret_value()

    async def migrate() -> None:
        async with Database.open(url):
            print("The database is up to date.")

    asyncio.run(migrate())
    return 0


def _backup(arguments: argparse.Namespace) -> int:
    from bot.settings import OfflineSettings, load_settings
    from bot.storage.backup import back_up, key_file_of

    settings = load_settings(OfflineSettings)
    url = settings.database_url.get_secret_value()
    print(f"Copied {back_up(url, arguments.file):,} bytes to {arguments.file}")
    where = "MAGPIE_STORAGE_KEY" if settings.sealing_key is not None else key_file_of(url)
    print(f"What waits in it can be read only with the key in {where}: keep a copy of that, too, elsewhere.")
    return 0


def _models_parser(parser: argparse.ArgumentParser) -> None:
    does = parser.add_subparsers(dest="does", required=True, metavar="install | list | verify | remove")
    directions = ["en-zh", "zh-en", "all"]
    install = does.add_parser("install", help="fetch models; what broke off goes on where it was")
    install.add_argument("direction", nargs="?", default="all", choices=directions)
    place = install.add_mutually_exclusive_group()
    place.add_argument("--from", dest="folder", type=Path, metavar="DIR", help="copy them from this folder")
    place.add_argument("--source", metavar="URL", help="a mirror; default: MAGPIE_MODELS_URL, else Mozilla")
    does.add_parser("list", help="what is installed")
    for name, text in (("verify", "check every byte"), ("remove", "delete them")):
        does.add_parser(name, help=text).add_argument(
            "direction", nargs="?", default="all", choices=directions
        )


def _models(arguments: argparse.Namespace) -> int:
    from bot.observability import model_commands
    from bot.observability.progress import ProgressBar
    from bot.settings import OfflineSettings, load_settings
    from bot.translation.models import ModelStore

    settings = load_settings(OfflineSettings)
    store = ModelStore(settings.models_dir)
    if arguments.does == "list":
        return model_commands.show(store, say=print)
    directions = model_commands.chosen(arguments.direction)
    if arguments.does == "verify":
        return model_commands.verify(store, directions, say=print)
    if arguments.does == "remove":
        return model_commands.remove(store, directions, say=print)
    return asyncio.run(
        model_commands.install(
            store,
            directions,
            folder=arguments.folder,
            source=arguments.source or settings.models_url or None,
            progress=ProgressBar(),
            say=print,
        )
    )


def _translate(arguments: argparse.Namespace) -> int:
    from bot.model import Language
    from bot.settings import OfflineSettings, load_settings
    from bot.translation import Translation
    from bot.translation.detect import detect
    from bot.translation_assembly import translator_for

    settings = load_settings(OfflineSettings)
    if arguments.engine is not None:
        settings = settings.model_copy(update={"engines": (arguments.engine.strip().lower(),)})
    text = sys.stdin.read() if arguments.text == "-" else arguments.text
    other = Language.ENGLISH if detect(text).is_chinese else Language.SIMPLIFIED
    target = other if arguments.to is None else Language(arguments.to)

    async def translate() -> Translation:
        translator = translator_for(settings)
        try:
            for name, lack in translator.skipped.items():
                if name == arguments.engine:
                    raise ConfigError(f"Engine {name} cannot be asked: {lack}")
            await translator.warm_up()
            return await translator.translate(text, target=target)
        finally:
            await translator.aclose()

    translation = asyncio.run(translate())
    if arguments.json:
        print(json.dumps(asdict(translation), ensure_ascii=False))
    else:
        print(translation.text)
        print(f"[{translation.quality}, {translation.engine or 'no engine'}]", file=sys.stderr)
    return 0

"""Commands, buttons, selects, modals and autocomplete: a person, the loopback, and a bot in discord.py."""

import asyncio
from collections.abc import AsyncIterator

import discord
import discord.asset
import discord.gateway
import discord.http
import pytest
import pytest_asyncio
import yarl
from discord import app_commands

from tests.integration.playground.openapi import OpenApiChecker
from tests.integration.playground.people import Json, Person, Socket, Town


class Form(discord.ui.Modal, title="Tell me"):
    word: discord.ui.TextInput["Form"] = discord.ui.TextInput(label="A word", custom_id="word")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(content=f"you said {self.word.value}", view=None)


class Panel(discord.ui.View):
    @discord.ui.button(label="Open", custom_id="open")
    async def open(self, interaction: discord.Interaction, _button: discord.ui.Button["Panel"]) -> None:
        await interaction.response.send_modal(Form())

    @discord.ui.select(custom_id="pick", options=[discord.SelectOption(label=one) for one in ("tea", "rice")])
    async def pick(self, interaction: discord.Interaction, select: discord.ui.Select["Panel"]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content=f"picked {select.values[0]}")


class Bot(discord.Client):
    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, members=True, guild_messages=True, message_content=True)
        super().__init__(intents=intents, guild_ready_timeout=0.1)
        self.tree = app_commands.CommandTree(self)
        self.heard: asyncio.Queue[tuple[str, object]] = asyncio.Queue()
        self.resumed = asyncio.Event()
        self.is_up = asyncio.Event()
        add_commands(self.tree)

    async def on_ready(self) -> None:
        self.is_up.set()

    async def on_resumed(self) -> None:
        self.resumed.set()

    async def on_message(self, message: discord.Message) -> None:
        self.heard.put_nowait(("create", message))

    async def on_message_edit(self, _before: discord.Message, after: discord.Message) -> None:
        self.heard.put_nowait(("edit", after))

    async def on_message_delete(self, message: discord.Message) -> None:
        self.heard.put_nowait(("delete", message))

    async def next(self) -> tuple[str, discord.Message]:
        kind, message = await asyncio.wait_for(self.heard.get(), 5)
        assert isinstance(message, discord.Message)
        return kind, message


def add_commands(tree: app_commands.CommandTree[Bot]) -> None:
    @tree.command(description="Says hello")
    @app_commands.choices(mood=[app_commands.Choice(name="glad", value="g")])
    async def hello(
        interaction: discord.Interaction, who: discord.Member, mood: app_commands.Choice[str] | None = None
    ) -> None:
        mark = f" ({mood.name})" if mood else ""
        await interaction.response.send_message(f"Hello {who.display_name}{mark}", ephemeral=True)

    @tree.command(description="Takes its time")
    async def slow(interaction: discord.Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await interaction.followup.send("first")
        await interaction.followup.send("second", ephemeral=True)
        await interaction.edit_original_response(content="first, changed")

    @tree.command(description="Never answers")
    async def silent(interaction: discord.Interaction) -> None:
        pass

    @tree.command(description="Shows a panel")
    async def panel(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("panel", view=Panel(), ephemeral=True)

    @tree.command(description="For moderators")
    @app_commands.default_permissions(manage_guild=True)
    async def rule(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("ruled")

    @tree.command(description="Finds a fruit")
    async def fruit(interaction: discord.Interaction, name: str) -> None:
        await interaction.response.send_message(name)

    @fruit.autocomplete("name")
    async def fruits(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [
            app_commands.Choice(name=one, value=one) for one in ("pear", "peach") if one.startswith(typed)
        ]

    @tree.context_menu(name="Who")
    async def who(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"by {message.author.display_name}: {message.content}")


@pytest_asyncio.fixture
async def bot(town: Town, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    monkeypatch.setattr(discord.http.Route, "BASE", f"{town.world.address}/api/v10")
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(town.world.gateway))
    monkeypatch.setattr(discord.asset.Asset, "BASE", town.world.address)
    client = Bot()
    running = asyncio.create_task(client.start(town.world.state.bot.token))
    await asyncio.wait_for(client.is_up.wait(), 10)
    await client.tree.sync()
    yield client
    await client.close()
    await running


@pytest_asyncio.fixture
async def screen(maya: Person, bot: Bot) -> Socket:
    """What Maya sees."""
    socket = await maya.connect()
    await socket.event("READY")
    return socket


def command(town: Town, name: str, *options: Json, **rest: object) -> Json:
    found = next(one for one in town.world.state.commands.values() if one.body["name"] == name)
    return {
        "id": str(found.id),
        "name": name,
        "type": found.body["type"],
        "version": str(found.version),
        "options": list(options),
        **rest,
    }


async def test_discord_py_sees_guilds_members_and_names(town: Town, bot: Bot):
    assert {guild.name for guild in bot.guilds} == {"Harbor Makers", "茶馆创作者"}
    assert all(guild.chunked and len(guild.members) == guild.member_count for guild in bot.guilds)


async def test_a_command_is_answered_for_one_person_only(
    town: Town, maya: Person, priya: Person, screen: Socket
):
    other = await priya.connect()
    await other.event("READY")
    general = town.channel("general")
    who = {"type": 6, "name": "who", "value": str(priya.user.id)}
    nonce = await maya.interact(
        2, general, command(town, "hello", who, {"type": 3, "name": "mood", "value": "g"})
    )
    assert (await screen.event("INTERACTION_CREATE"))["nonce"] == nonce
    answer = await screen.event("MESSAGE_CREATE")
    assert answer["content"] == "Hello Priya Raman (glad)"
    assert answer["flags"] & 64
    assert answer["interaction_metadata"]["user"]["id"] == str(maya.user.id)
    assert (await screen.event("INTERACTION_SUCCESS"))["nonce"] == nonce
    assert await other.quiet("MESSAGE_CREATE")
    history = await maya.ok("GET", f"/channels/{general.id}/messages")
    assert answer["id"] not in [one["id"] for one in history]


async def test_a_deferred_answer_is_filled_in_and_followed(town: Town, maya: Person, screen: Socket):
    await maya.interact(2, town.channel("general"), command(town, "slow"))
    thinking = await screen.event("MESSAGE_CREATE")
    assert thinking["flags"] & 128
    filled = await screen.event("MESSAGE_UPDATE")
    assert (filled["id"], filled["content"], filled["flags"] & 128) == (thinking["id"], "first", 0)
    assert filled["edited_timestamp"] is None
    second = await screen.event("MESSAGE_CREATE")
    assert (second["content"], second["flags"] & 64) == ("second", 64)
    changed = await screen.event("MESSAGE_UPDATE")
    assert (changed["id"], changed["content"]) == (thinking["id"], "first, changed")


async def test_a_button_opens_a_modal_whose_answer_changes_the_message(
    town: Town, maya: Person, screen: Socket
):
    general = town.channel("general")
    await maya.interact(2, general, command(town, "panel"))
    panel = await screen.event("MESSAGE_CREATE")
    press = {"component_type": 2, "custom_id": "open"}
    await maya.interact(3, general, press, message_id=panel["id"], message_flags=64)
    modal = await screen.event("INTERACTION_MODAL_CREATE")
    assert modal["title"] == "Tell me"
    entered = {"type": 1, "components": [{"type": 4, "custom_id": "word", "value": "鹊桥"}]}
    filled = {"id": modal["id"], "custom_id": modal["custom_id"], "components": [entered]}
    await maya.interact(5, general, filled)
    assert (await screen.event("MESSAGE_UPDATE"))["content"] == "you said 鹊桥"


async def test_a_select_takes_only_its_options(town: Town, maya: Person, screen: Socket):
    general = town.channel("general")
    await maya.interact(2, general, command(town, "panel"))
    panel = await screen.event("MESSAGE_CREATE")
    body: Json = {
        "type": 3,
        "application_id": str(town.world.state.application_id),
        "channel_id": str(general.id),
        "guild_id": str(general.guild_id),
        "session_id": "test",
        "message_id": panel["id"],
        "data": {"component_type": 3, "custom_id": "pick", "values": ["wine"]},
    }
    assert (await maya.call("POST", "/interactions", body))[1]["code"] == 50035
    await maya.interact(
        3, general, {"component_type": 3, "custom_id": "pick", "values": ["tea"]}, message_id=panel["id"]
    )
    assert (await screen.event("MESSAGE_UPDATE"))["content"] == "picked tea"


async def test_somebody_elses_private_message_cannot_be_pressed(
    town: Town, maya: Person, priya: Person, screen: Socket
):
    general = town.channel("general")
    await maya.interact(2, general, command(town, "panel"))
    panel = await screen.event("MESSAGE_CREATE")
    with pytest.raises(AssertionError, match="10008"):
        await priya.interact(3, general, {"component_type": 2, "custom_id": "open"}, message_id=panel["id"])


async def test_no_answer_in_three_seconds_is_a_failure(town: Town, maya: Person, screen: Socket):
    nonce = await maya.interact(2, town.channel("general"), command(town, "silent"))
    assert (await screen.event("INTERACTION_FAILURE"))["nonce"] == nonce


async def test_suggestions_come_while_typing(town: Town, maya: Person, screen: Socket):
    typed = {"type": 3, "name": "name", "value": "pea", "focused": True}
    nonce = await maya.interact(4, town.channel("general"), command(town, "fruit", typed))
    offered = await screen.event("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE")
    assert offered["nonce"] == nonce
    assert [one["name"] for one in offered["choices"]] == ["pear", "peach"]


async def test_a_context_menu_carries_its_message(town: Town, maya: Person, screen: Socket):
    said = await maya.say(town.channel("general"), "look")
    target = command(town, "Who", target_id=said["id"])
    await maya.interact(2, town.channel("general"), target)
    answer = await screen.event("MESSAGE_CREATE", lambda data: bool(data["author"].get("bot")))
    assert (answer["content"], answer["type"]) == ("by Maya Torres: look", 23)


async def test_a_command_for_moderators_is_refused_to_others(town: Town, priya: Person, bot: Bot):
    with pytest.raises(AssertionError, match="50013"):
        await priya.interact(2, town.channel("general"), command(town, "rule"))


async def test_options_that_cannot_be_are_refused(town: Town, maya: Person, bot: Bot):
    general = town.channel("general")
    wrong: list[list[Json]] = [
        [],
        [{"type": 6, "name": "who", "value": "1"}],
        [{"type": 6, "name": "whom", "value": str(maya.user.id)}],
        [
            {"type": 6, "name": "who", "value": str(maya.user.id)},
            {"type": 3, "name": "mood", "value": "sad"},
        ],
    ]
    for options in wrong:
        with pytest.raises(AssertionError, match="50035"):
            await maya.interact(2, general, command(town, "hello", *options))


async def test_discord_py_posts_edits_and_deletes_through_a_webhook(
    town: Town, bot: Bot, checker: OpenApiChecker | None
):
    channel = bot.get_channel(town.channel("general").id)
    assert isinstance(channel, discord.TextChannel)
    webhook = await channel.create_webhook(name="Magpie")
    cat = discord.File(__file__, filename="cat.png", description="a cat")
    sent = await webhook.send(
        "hi", username="Zoë", wait=True, file=cat, allowed_mentions=discord.AllowedMentions.none()
    )
    assert await bot.next() == ("create", sent)
    await sent.edit(content="hi again", allowed_mentions=discord.AllowedMentions.none())
    kind, edited = await bot.next()
    assert (kind, edited.content, edited.author.name) == ("edit", "hi again", "Zoë")
    assert [one.filename for one in edited.attachments] == ["cat.png"]
    await sent.delete()
    assert (await bot.next())[0] == "delete"
    with pytest.raises(discord.NotFound, match="10008"):
        await sent.edit(content="too late")
    if checker is not None:
        assert checker.invalid_requests == []


async def test_discord_py_keeps_to_the_limits_it_is_told(town: Town, bot: Bot):
    channel = bot.get_channel(town.channel("general").id)
    assert isinstance(channel, discord.TextChannel)
    webhook = await channel.create_webhook(name="Magpie")
    for number in range(7):
        await webhook.send(str(number), wait=True)
    assert [(await bot.next())[1].content for _ in range(7)] == [str(number) for number in range(7)]
    assert (await town.ask("GET", "/requests"))["limit_violations"] == 0


async def test_discord_py_resumes_and_misses_nothing(town: Town, maya: Person, bot: Bot):
    await town.ask("POST", "/gateway", {"action": "close"})
    await maya.say(town.channel("general"), "while you were away")
    await asyncio.wait_for(bot.resumed.wait(), 10)
    assert (await bot.next())[1].content == "while you were away"


async def test_discord_py_identifies_anew_when_its_session_is_invalid(town: Town, maya: Person, bot: Bot):
    bot.is_up.clear()
    await town.ask("POST", "/gateway", {"action": "invalidate"})
    await asyncio.wait_for(bot.is_up.wait(), 20)
    await maya.say(town.channel("general"), "welcome back")
    assert (await bot.next())[1].content == "welcome back"

"""Forms with selects: a person, the loopback, and a bot in discord.py."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import discord
import discord.gateway
import discord.http
import pytest
import pytest_asyncio
import yarl
from discord import app_commands

from tests.integration.playground.openapi import OpenApiChecker
from tests.integration.playground.people import Json, Person, Socket, Town


def choices(*labels: str, default: str | None = None) -> list[discord.SelectOption]:
    return [discord.SelectOption(label=label, default=label == default) for label in labels]


class Order(discord.ui.Modal, title="An order"):
    """A select that is needed, one for several, one that may be left empty, and a line of text."""

    intro: discord.ui.TextDisplay[Any] = discord.ui.TextDisplay("What would you like?")
    drink: discord.ui.Label["Order"] = discord.ui.Label(
        text="Drink",
        description="One of them",
        component=discord.ui.Select(custom_id="drink", options=choices("tea", "milk", default="tea")),
    )
    food: discord.ui.Label["Order"] = discord.ui.Label(
        text="Food",
        component=discord.ui.Select(
            custom_id="food", min_values=2, max_values=3, options=choices("rice", "soup", "egg", "bun")
        ),
    )
    sweet: discord.ui.Label["Order"] = discord.ui.Label(
        text="Sweet",
        component=discord.ui.Select(custom_id="sweet", required=False, options=choices("cake", "pear")),
    )
    note: discord.ui.Label["Order"] = discord.ui.Label(
        text="Note", component=discord.ui.TextInput(custom_id="note", required=False)
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        found: list[str] = []
        for label in (self.drink, self.food, self.sweet):
            assert isinstance(label.component, discord.ui.Select)
            found.append("+".join(label.component.values) or "nothing")
        await interaction.response.send_message(", ".join(found), ephemeral=True)


class Waiter(discord.Client):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.1)
        self.tree = app_commands.CommandTree(self)
        self.is_up = asyncio.Event()
        self.tree.command(name="order", description="Takes an order")(self.order)

    async def on_ready(self) -> None:
        self.is_up.set()

    async def order(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Order())


@pytest_asyncio.fixture
async def screen(
    town: Town, maya: Person, monkeypatch: pytest.MonkeyPatch, checker: OpenApiChecker | None
) -> AsyncIterator[Socket]:
    """What Maya sees, while a bot is there whose requests are as Discord describes them."""
    monkeypatch.setattr(discord.http.Route, "BASE", f"{town.world.address}/api/v10")
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(town.world.gateway))
    client = Waiter()
    running = asyncio.create_task(client.start(town.world.state.bot.token))
    await asyncio.wait_for(client.is_up.wait(), 10)
    await client.tree.sync()
    socket = await maya.connect()
    await socket.event("READY")
    yield socket
    await client.close()
    await running
    if checker is not None:
        assert checker.invalid_requests == []


async def opened(town: Town, maya: Person, screen: Socket) -> Json:
    command = next(one for one in town.world.state.commands.values() if one.body["name"] == "order")
    data = {"id": str(command.id), "name": "order", "type": 1, "version": str(command.version)}
    await maya.interact(2, town.channel("general"), data)
    return await screen.event("INTERACTION_MODAL_CREATE")


def filled(modal: Json, chosen: Mapping[str, Sequence[str]], *, note: str = "") -> Json:
    components: list[Json] = []
    for label in modal["components"][1:]:
        inner = label["component"]
        entered = {"value": note} if inner["type"] == 4 else {"values": chosen.get(inner["custom_id"], [])}
        component = {"type": inner["type"], "custom_id": inner["custom_id"], **entered}
        components.append({"type": 18, "id": label["id"], "component": component})
    return {"id": modal["id"], "custom_id": modal["custom_id"], "components": components}


async def test_a_form_says_of_each_select_what_may_be_chosen(town: Town, maya: Person, screen: Socket):
    intro, drink, food, sweet, note = (await opened(town, maya, screen))["components"]
    assert (intro["type"], intro["content"]) == (10, "What would you like?")
    assert (drink["label"], drink["description"]) == ("Drink", "One of them")
    assert drink["component"]["required"] is True
    assert [one.get("default", False) for one in drink["component"]["options"]] == [True, False]
    assert (food["component"]["min_values"], food["component"]["max_values"]) == (2, 3)
    assert sweet["component"]["required"] is False
    assert note["component"]["type"] == 4


async def test_what_is_chosen_in_a_form_reaches_the_bot(town: Town, maya: Person, screen: Socket):
    modal = await opened(town, maya, screen)
    entered = {"drink": ["milk"], "food": ["egg", "bun"], "sweet": ["pear"]}
    await maya.interact(5, town.channel("general"), filled(modal, entered, note="please"))
    assert (await screen.event("MESSAGE_CREATE"))["content"] == "milk, egg+bun, pear"


async def test_a_select_that_is_not_required_may_be_left_empty(town: Town, maya: Person, screen: Socket):
    modal = await opened(town, maya, screen)
    entered = {"drink": ["tea"], "food": ["rice", "soup"]}
    await maya.interact(5, town.channel("general"), filled(modal, entered))
    assert (await screen.event("MESSAGE_CREATE"))["content"] == "tea, rice+soup, nothing"


@pytest.mark.parametrize(
    "chosen",
    [
        {"drink": [], "food": ["rice", "egg"]},
        {"drink": ["tea", "milk"], "food": ["rice", "egg"]},
        {"drink": ["wine"], "food": ["rice", "egg"]},
        {"drink": ["tea"], "food": ["rice"]},
        {"drink": ["tea"], "food": ["rice", "egg"], "sweet": ["cake", "pear"]},
    ],
)
async def test_what_a_select_does_not_offer_is_refused(
    town: Town, maya: Person, screen: Socket, chosen: dict[str, list[str]]
):
    modal = await opened(town, maya, screen)
    with pytest.raises(AssertionError, match="50035"):
        await maya.interact(5, town.channel("general"), filled(modal, chosen))

// A discord.js bot that does what a bot does, against the server it is told. Prints what it saw as one JSON line.
import { createRequire } from "node:module";

const { Client, Events, GatewayIntentBits, SlashCommandBuilder, version } = createRequire(
  process.env.NODE_MODULES_PARENT + "/",
)("discord.js");

const { Guilds, GuildMessages, GuildMessageReactions, MessageContent } = GatewayIntentBits;
const client = new Client({
  intents: [Guilds, GuildMessages, GuildMessageReactions, MessageContent],
  rest: { api: process.env.LOOPBACK_API.replace(/\/v10$/, ""), version: "10" },
});
const seen = { version, created: [], updated: [], deleted: [], reactions: [] };
const once = (event, wanted) =>
  new Promise((resolve) => {
    const listen = (...found) => {
      if (wanted(...found)) {
        client.off(event, listen);
        resolve(found);
      }
    };
    client.on(event, listen);
  });

client.on(Events.MessageCreate, (message) => seen.created.push(message.content));
client.on(Events.MessageUpdate, (_, message) => seen.updated.push(message.content));
client.on(Events.MessageDelete, (message) => seen.deleted.push(message.id));
client.on(Events.MessageReactionAdd, (reaction) => seen.reactions.push(reaction.emoji.name));

const ready = once(Events.ClientReady, () => true);
await client.login(process.env.LOOPBACK_TOKEN);
await ready;
seen.user = client.user.id;
seen.guilds = client.guilds.cache.map((guild) => guild.name);

const channel = await client.channels.fetch(process.env.LOOPBACK_CHANNEL);
const updated = once(Events.MessageUpdate, (_, message) => message.content === "edited 已编辑");
const message = await channel.send("sent 已发送");
await message.edit("edited 已编辑");
await updated;

const reacted = once(Events.MessageReactionAdd, () => true);
await message.react("🌉");
await reacted;

const webhook = await channel.createWebhook({ name: "loopback" });
const hooked = once(Events.MessageCreate, (found) => found.webhookId === webhook.id);
const copy = await webhook.send({
  content: "as 林小雨",
  username: "林小雨",
  allowedMentions: { parse: [] },
  files: [{ attachment: Buffer.from("cat"), name: "cat.txt" }],
});
const [received] = await hooked;
seen.webhook = {
  author: received.author.username,
  file: received.attachments.first().name,
  same: received.id === copy.id,
};

const commands = await client.application.commands.set([
  new SlashCommandBuilder().setName("ping").setDescription("Answers").toJSON(),
]);
seen.commands = commands.map((command) => command.name);

const asked = once(Events.InteractionCreate, () => true);
console.log(JSON.stringify({ waiting: true }));
const [interaction] = await asked;
await interaction.reply({ content: `pong ${interaction.commandName}`, flags: 64 });

const deleted = once(Events.MessageDelete, (gone) => gone.id === message.id);
await message.delete();
await deleted;
const history = await channel.messages.fetch({ limit: 10 });
seen.history = history.map((found) => found.content);
await client.destroy();
console.log(JSON.stringify(seen));

/** Pictures of people and communities; a coloured initial where there is no picture. */

import { h } from "./dom.js";

const HUES = [12, 38, 95, 160, 190, 215, 262, 320];

function hueOf(text) {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + character.codePointAt(0)) >>> 0;
  return HUES[sum % HUES.length];
}

/** The first visible character of a name, whole even where it is made of several code points. */
function initial(name) {
  for (const { segment } of new Intl.Segmenter().segment((name ?? "").trim())) return segment.toUpperCase();
  return "?";
}

function face(name, className) {
  return h("span", { class: `${className} initial`, "aria-hidden": "true", vars: { "--hue": hueOf(name ?? "") } }, initial(name));
}

/** The avatar of a user object (or of a webhook copy's author). */
export function avatar(world, user, name, className = "avatar") {
  if (!user?.avatar) return face(name ?? user?.username, className);
  const source = user.avatar.includes("/") ? world.origin + new URL(user.avatar, world.origin).pathname : `${world.origin}/avatars/${user.id}/${user.avatar}.png`;
  const image = h("img", { class: className, src: source, alt: "", loading: "lazy", draggable: "false" });
  image.addEventListener("error", () => image.replaceWith(face(name ?? user.username, className)));
  return image;
}

export function guildIcon(guild) {
  return face(guild.name, "guild-icon");
}

/** How long a message takes to the other side, and the magpie that carries it across. */

import { h } from "./dom.js";

const FORGET = 15_000;
const bare = (name) => (name ?? "").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Matches copies to what was sent here, in the order of sending. */
export class Flights {
  #pending = [];

  sent({ side, name, at }) {
    this.#pending = this.#pending.filter((p) => at - p.at < FORGET);
    this.#pending.push({ side, name: bare(name), at, reached: new Set() });
  }

  /** Forgets what is under way: a bot that was away sends its copies in its own time. */
  clear() {
    this.#pending = [];
  }

  /** Milliseconds since the original was sent, for a webhook copy that just arrived; or null. */
  arrived(side, message) {
    if (!message.webhook_id || message.interaction_metadata) return null;
    const name = bare(message.author.username);
    const found = this.#pending.find((p) => p.side !== side && !p.reached.has(side) && (!p.name || name.includes(p.name)));
    if (!found) return null;
    found.reached.add(side);
    return performance.now() - found.at;
  }
}

/** Lets a magpie fly over the river between the columns. */
export function fly(towards) {
  const river = document.getElementById("river");
  if (!river || matchMedia("(prefers-reduced-motion: reduce)").matches || !river.offsetWidth) return;
  const bird = h("img", { class: `bird ${towards}`, src: new URL("../bird.svg", import.meta.url).href, alt: "" });
  bird.addEventListener("animationend", () => bird.remove());
  river.append(bird);
}

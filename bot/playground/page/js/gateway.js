/** One person's gateway v10 connection: heartbeats, RESUME, and coming back after a drop. */

import { Emitter } from "./emitter.js";

const FIRST_DELAY = 400;
const LONGEST_DELAY = 10_000;
const NO_RESUME = new Set([4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014]);
const FATAL = new Set([4004, 4010, 4011, 4012, 4013, 4014]);
const ALL_INTENTS = 53_608_447;

/** Emits every dispatch by its name, `dispatch` for all of them, and `state`: "connecting" | "online" | "waiting" | "refused". */
export class Gateway extends Emitter {
  #socket = null;
  #sequence = null;
  #session = null;
  #heart = null;
  #acknowledged = true;
  #attempts = 0;
  #timer = null;
  #ended = false;

  constructor(url, token) {
    super();
    this.url = url;
    this.token = token;
    this.state = "connecting";
  }

  get sessionId() {
    return this.#session;
  }

  open() {
    this.#ended = false;
    this.#become("connecting");
    const socket = new WebSocket(`${this.url}/?v=10&encoding=json`);
    this.#socket = socket;
    socket.addEventListener("message", (event) => this.#receive(socket, JSON.parse(event.data)));
    socket.addEventListener("close", (event) => this.#lost(socket, event.code));
  }

  close() {
    this.#ended = true;
    clearTimeout(this.#timer);
    clearInterval(this.#heart);
    this.#socket?.close(1000);
    this.#socket = null;
  }

  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.emit("state", state);
  }

  #send(op, d) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ op, d }));
  }

  #receive(socket, { op, d, s, t }) {
    if (socket !== this.#socket) return;
    if (s !== null && s !== undefined) this.#sequence = s;
    if (op === 0) this.#dispatch(t, d);
    else if (op === 10) this.#greet(d.heartbeat_interval);
    else if (op === 11) this.#acknowledged = true;
    else if (op === 1) this.#send(1, this.#sequence);
    else if (op === 7) socket.close(4000);
    else if (op === 9) {
      if (!d) this.#forget();
      socket.close(4000);
    }
  }

  #greet(interval) {
    clearInterval(this.#heart);
    this.#acknowledged = true;
    this.#heart = setInterval(() => this.#beat(), interval * 0.9);
    if (this.#session) this.#send(6, { token: this.token, session_id: this.#session, seq: this.#sequence });
    else
      this.#send(2, {
        token: this.token,
        intents: ALL_INTENTS,
        properties: { os: "browser", browser: "magpie-playground", device: "" },
        large_threshold: 250,
        compress: false,
      });
  }

  #beat() {
    if (!this.#acknowledged) {
      this.#socket?.close(4000);
      return;
    }
    this.#acknowledged = false;
    this.#send(1, this.#sequence);
  }

  #dispatch(name, data) {
    if (name === "READY") this.#session = data.session_id;
    this.emit("dispatch", { name, data });
    this.emit(name, data);
    if (name === "READY" || name === "RESUMED") {
      this.#attempts = 0;
      this.#become("online");
    }
  }

  #forget() {
    this.#session = null;
    this.#sequence = null;
  }

  #lost(socket, code) {
    if (socket !== this.#socket) return;
    clearInterval(this.#heart);
    if (this.#ended) return;
    if (NO_RESUME.has(code)) this.#forget();
    if (FATAL.has(code)) {
      this.#become("refused");
      return;
    }
    this.#become("waiting");
    const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.#attempts) * (0.75 + Math.random() / 2);
    this.#attempts += 1;
    this.#timer = setTimeout(() => this.open(), delay);
  }
}

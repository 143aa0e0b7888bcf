/** Discord's REST API as one person calls it; waits when told to wait, and says in words what went wrong. */

import { t } from "./i18n.js";

const PATIENCE = 5;

/** A refused call: HTTP status (0 when nothing answered), Discord's code and its own words. */
export class ApiError extends Error {
  constructor(status, body) {
    super(body?.message ?? `HTTP ${status}`);
    this.status = status;
    this.code = body?.code ?? 0;
    this.details = body?.errors;
  }
}

const WORDS = {
  10003: "error-unknown-channel",
  10008: "error-unknown-message",
  10014: "error-unknown-emoji",
  10062: "error-interaction-gone",
  20028: "error-rate-limited",
  40005: "error-too-large",
  40067: "error-tag-needed",
  50001: "error-no-access",
  50006: "error-empty",
  50013: "error-no-permission",
  50034: "error-too-old",
  50035: "error-form",
  50081: "error-sticker",
  50083: "error-archived",
  160005: "error-locked",
  520001: "error-poll-over",
};

/** An error as a sentence in the interface language. */
export function inWords(error) {
  if (!(error instanceof ApiError)) return t("error-unexpected", { detail: String(error?.message ?? error) });
  if (error.status === 0) return t("error-offline");
  if (error.code === 50035) return t("error-form", { detail: firstDetail(error.details) || error.message });
  if (error.code in WORDS) return t(WORDS[error.code]);
  if (error.status === 413) return t("error-too-large");
  if (error.status === 429) return t("error-rate-limited");
  if (error.status === 501) return t("error-not-implemented", { detail: error.message });
  if (error.status >= 500) return t("error-server", { status: String(error.status) });
  return t("error-unexpected", { detail: error.message });
}

function firstDetail(errors) {
  if (!errors || typeof errors !== "object") return "";
  if (Array.isArray(errors._errors) && errors._errors.length) return errors._errors[0].message ?? "";
  for (const inner of Object.values(errors)) {
    const found = firstDetail(inner);
    if (found) return found;
  }
  return "";
}

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** One call with retries on 429; answers the parsed body, or null for 204. */
export async function call(url, { method = "GET", token, json, form, onWait } = {}) {
  const headers = {};
  if (token) headers.Authorization = token;
  if (json !== undefined) headers["Content-Type"] = "application/json";
  for (let attempt = 0; ; attempt += 1) {
    let response;
    try {
      response = await fetch(url, { method, headers, body: json === undefined ? form : JSON.stringify(json), cache: "no-store" });
    } catch {
      throw new ApiError(0, null);
    }
    const body = await parsed(response);
    if (response.status === 429 && attempt < PATIENCE) {
      const seconds = Number(body?.retry_after ?? response.headers.get("Retry-After") ?? 1);
      onWait?.(seconds);
      await pause(seconds + 0.05);
      continue;
    }
    if (!response.ok) throw new ApiError(response.status, body);
    return body;
  }
}

async function parsed(response) {
  if (response.status === 204) return null;
  const text = await response.text();
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return { message: text.slice(0, 200) };
  }
}

/** The API for one person's token. */
export class Api {
  constructor(base, token) {
    this.base = base;
    this.token = token;
  }

  call(method, path, options = {}) {
    return call(this.base + path, { method, token: this.token, ...options });
  }

  get(path) {
    return this.call("GET", path);
  }

  /** JSON, or multipart with `payload_json` when there are files. */
  send(method, path, payload, { files = [], onWait } = {}) {
    if (!files.length) return this.call(method, path, { json: payload, onWait });
    const form = new FormData();
    form.append("payload_json", JSON.stringify(payload));
    files.forEach((file, index) => form.append(`files[${index}]`, file, file.name));
    return this.call(method, path, { form, onWait });
  }
}

const EPOCH = 1_420_070_400_000n;
let step = 0n;

/** A fresh snowflake, as the client uses for nonces and for messages that are not sent yet. */
export function snowflake() {
  step = (step + 1n) & 0x3fffffn;
  return String(((BigInt(Date.now()) - EPOCH) << 22n) | step);
}

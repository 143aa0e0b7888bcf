/** Polls: shown, voted in, ended, and made. */

import { inWords } from "./api.js";
import { notice, openDialog } from "./dialog.js";
import { h, iconButton } from "./dom.js";
import { Dropdown } from "./dropdown.js";
import { relative, t } from "./i18n.js";
import { emojiPicture } from "./emoji.js";

const MOST_ANSWERS = 10;
const HOURS = [1, 4, 8, 24, 72, 168, 336];

/** The poll of a message; each answer is a button that votes or takes the vote back. */
export function pollElement(message, column, lang) {
  const { poll } = message;
  if (!poll) return null;
  const closed = Boolean(poll.results?.is_finalized) || new Date(poll.expiry) <= new Date();
  const counts = new Map((poll.results?.answer_counts ?? []).map((entry) => [entry.id, entry]));
  const total = [...counts.values()].reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(0, ...[...counts.values()].map(({ count }) => count));
  const own = message.author.id === column.client.user.id;
  const end = own && !closed && h("button", { type: "button", class: "text-button", t: "poll-end", on: { click: () => attempt(() => endPoll(message, column)) } });
  return h(
    "section",
    { class: `poll${closed ? " closed" : ""}`, "aria-label": t("poll") },
    h("p", { class: "poll-question", lang }, poll.question.text),
    h("p", { class: "poll-hint", t: closed ? "poll-closed" : poll.allow_multiselect ? "poll-several" : "poll-one" }),
    poll.answers.map((answer) => {
      const { count = 0, me_voted: mine = false } = counts.get(answer.answer_id) ?? {};
      const share = total ? Math.round((100 * count) / total) : 0;
      const { text = "", emoji } = answer.poll_media;
      return h(
        "button",
        {
          type: "button",
          class: `poll-answer${mine ? " mine" : ""}${closed && count && count === most ? " won" : ""}`,
          disabled: closed || Boolean(message.local),
          "aria-pressed": String(mine),
          "aria-label": t("poll-answer", { answer: text || emoji?.name || "", count }),
          vars: { "--share": `${share}%` },
          data: { customId: `poll-${answer.answer_id}` },
          on: { click: () => attempt(() => vote(message, answer.answer_id, column)) },
        },
        emoji && emojiPicture(emoji, column.client.world.origin),
        h("span", { class: "poll-text", lang }, text),
        h("span", { class: "poll-share" }, `${share} %`),
        h("span", { class: "poll-count" }, t("votes", { count })),
      );
    }),
    h("p", { class: "poll-foot" }, h("span", {}, t("votes", { count: total })), !closed && h("span", {}, t("poll-ends", { time: relative(new Date(poll.expiry)) })), end),
  );
}

async function attempt(work) {
  try {
    await work();
  } catch (error) {
    notice(inWords(error));
  }
}

function vote(message, answerId, column) {
  const { answer_counts: counts, allow_multiselect: several } = { ...message.poll.results, allow_multiselect: message.poll.allow_multiselect };
  const mine = new Set(counts.filter((entry) => entry.me_voted).map((entry) => entry.id));
  const chosen = mine.has(answerId) ? [...mine].filter((id) => id !== answerId) : several ? [...mine, answerId] : [answerId];
  return column.client.api.call("PUT", `/channels/${message.channel_id}/polls/${message.id}/answers/@me`, { json: { answer_ids: chosen.map(String) } });
}

function endPoll(message, column) {
  return column.client.api.call("POST", `/channels/${message.channel_id}/polls/${message.id}/expire`);
}

/** What the message says that tells of a poll's end, as text. */
export function pollResult(message) {
  const values = Object.fromEntries((message.embeds?.[0]?.fields ?? []).map((field) => [field.name, field.value]));
  const question = values.poll_question_text ?? "";
  const answer = values.victor_answer_text || values.victor_answer_emoji_name;
  const count = Number(values.victor_answer_votes ?? 0);
  return answer ? t("poll-result", { question, answer, count }) : t(Number(values.total_votes ?? 0) ? "poll-tie" : "poll-empty", { question });
}

/** The dialog in which a poll is made. */
export function makePoll(column) {
  const question = h("input", { class: "field", maxlength: "300", "t:aria-label": "poll-question" });
  const answers = h("ol", { class: "poll-answers" });
  const more = h("button", { type: "button", class: "text-button", t: "poll-add-answer", on: { click: () => addAnswer().focus() } });
  const several = h("input", { type: "checkbox" });
  const duration = new Dropdown({ label: t("poll-duration"), values: [24], options: HOURS.map((hours) => ({ value: hours, label: lasting(hours) })) });
  const addAnswer = () => {
    const number = answers.children.length + 1;
    const input = h("input", { class: "field", maxlength: "55", "aria-label": t("poll-answer-number", { number }) });
    const row = h("li", {}, input, number > 2 && iconButton("close", "poll-remove-answer", () => removed(row)));
    answers.append(row);
    more.hidden = answers.children.length >= MOST_ANSWERS;
    return input;
  };
  const removed = (row) => {
    row.remove();
    more.hidden = false;
  };
  addAnswer();
  addAnswer();
  openDialog({
    title: t("poll-new"),
    content: [
      h("div", { class: "field-row" }, h("span", { class: "field-label", t: "poll-question" }), question),
      h("div", { class: "field-row" }, h("span", { class: "field-label", t: "poll-answers" }), answers, more),
      h("div", { class: "field-row" }, h("span", { class: "field-label", t: "poll-duration" }), duration.element),
      h("label", { class: "field-row check" }, several, h("span", { t: "poll-several-allowed" })),
    ],
    submit: t("poll-ask"),
    cancel: t("cancel"),
    onSubmit: async () => {
      const texts = [...answers.querySelectorAll("input")].map((input) => input.value.trim()).filter(Boolean);
      if (!question.value.trim()) return t("field-required", { name: t("poll-question") });
      if (texts.length < 2) return t("poll-two-answers");
      const poll = { question: { text: question.value.trim() }, answers: texts.map((text) => ({ poll_media: { text } })), duration: [...duration.values][0], allow_multiselect: several.checked, layout_type: 1 };
      try {
        await column.client.api.send("POST", `/channels/${column.channelId}/messages`, { poll });
        return null;
      } catch (error) {
        return inWords(error);
      }
    },
  });
}

function lasting(hours) {
  return hours < 48 ? t("hours", { count: hours }) : t("days", { count: hours / 24 });
}


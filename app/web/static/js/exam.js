// The exam runner: counts down the server's clock, saves every choice as it is made, keys. Forms work without it.
import { enhance } from "./answers.js";
import { chooseOption, onKey, showKeys } from "./keys.js";

const sitting = document.querySelector("[data-sitting]");
const attempt = sitting.dataset.attempt;
const store = `earned-attempt-${attempt}`;
const state = document.querySelector("[data-save-state]");
const retryMs = 4000;
let sequence = Number(sitting.dataset.sequence || 0);

function say(text, kind = "") {
  if (!state) return;
  state.textContent = text;
  state.dataset.state = kind;
}

// Choices wait here, on this device, until the server has confirmed them: {position: save}.
const waiting = () => JSON.parse(localStorage.getItem(store) || "{}");
const keep = (saves) => Object.keys(saves).length ? localStorage.setItem(store, JSON.stringify(saves)) : localStorage.removeItem(store);

/** The answer as the controls hold it: the option of each list, the number typed, or the options chosen. */
function given() {
  const fields = [...sitting.querySelectorAll("[data-answer]")];
  if (fields.some((field) => field.matches("input"))) return fields.map((field) => field.value.trim()).filter(Boolean);
  if (fields.length) return fields.map((field) => Number(field.value));
  return [...sitting.querySelectorAll("[name=chosen]:checked")].map((box) => Number(box.value));
}

/** Put a kept answer back into the controls. */
function restore(chosen) {
  sitting.querySelectorAll("[data-answer]").forEach((field, i) => { field.value = chosen[i] ?? (field.matches("input") ? "" : "-1"); });
  for (const box of sitting.querySelectorAll("[name=chosen]:is([type=radio], [type=checkbox])")) box.checked = chosen.includes(Number(box.value));
}

function choice() {
  const form = new FormData(sitting);
  sequence = Math.max(Date.now(), sequence + 1);
  return {
    key: crypto.randomUUID(),
    body: {
      position: Number(sitting.dataset.position),
      chosen: given(),
      is_flagged: form.has("is_flagged"),
      sequence,
    },
  };
}

async function send(save) {
  const response = await fetch(`/api/v1/exam/attempts/${attempt}/saves`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": save.key },
    body: JSON.stringify(save.body),
    keepalive: true,
  });
  if (response.status >= 500) throw new Error("not stored");
  return response.ok ? "" : response.status === 422 ? (await response.json()).detail : "Not accepted: the exam is closed";
}

let sending = false;
async function flush() {
  if (sending) return;
  sending = true;
  try {
    for (const [position, save] of Object.entries(waiting())) {
      const refusal = await send(save);
      const saves = waiting();
      if (saves[position]?.key === save.key) {
        delete saves[position];
        keep(saves);
      }
      say(refusal || "Saved", refusal ? "failed" : "saved");
    }
  } catch {
    say("Saved on this device", "failed");
    setTimeout(flush, retryMs);
  }
  sending = false;
  if (Object.keys(waiting()).length && navigator.onLine) setTimeout(flush, retryMs);
}

if (sitting.matches("form")) {
  const atMost = Number(sitting.querySelector(".options input[type=checkbox]") ? sitting.dataset.choose : 1);
  sitting.addEventListener("change", (event) => {
    const picked = sitting.querySelectorAll("input[type=checkbox][name=chosen]:checked");
    if (picked.length > atMost && event.target.name === "chosen") {
      event.target.checked = false;
      say(`Choose ${atMost}: clear one first`);
      return;
    }
    const saves = waiting();
    saves[sitting.dataset.position] = choice();
    keep(saves);
    say("Saving");
    flush();
  });
  sitting.addEventListener("submit", () => {
    const field = sitting.querySelector("[data-sequence-field]");
    field.disabled = false;
    field.value = Math.max(Date.now(), sequence + 1);
  });
}
// A choice that only this device knows is newer than the page: show it before it is sent.
const kept = waiting()[sitting.dataset.position];
if (kept) {
  restore(kept.body.chosen);
  sitting.querySelector("[data-flag]").checked = kept.body.is_flagged;
  sequence = Math.max(sequence, kept.body.sequence);
}
if (sitting.matches("form")) enhance(sitting);
addEventListener("online", flush);
flush();

// The clock: the server said how many seconds are left when it rendered the page; navigation that comes back from
// the browser's cache asks again.
const clock = document.querySelector("[data-clock]");
const face = document.querySelector("[data-clock-text]");
const endsAt = performance.now() + Number(clock.dataset.secondsLeft) * 1000;
addEventListener("pageshow", (event) => event.persisted && location.reload());

function tick() {
  const left = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
  const two = (n) => String(n).padStart(2, "0");
  face.textContent = `${Math.floor(left / 3600)}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
  clock.parentElement.dataset.low = left < 300;
  if (left === 0) document.querySelector("[data-time-over]").requestSubmit();
  else setTimeout(tick, 1000 - ((performance.now() - endsAt) % 1000 + 1000) % 1000);
}
tick();

const toggle = document.querySelector("[data-clock-toggle]");
if (toggle) {
  toggle.hidden = false;
  const apply = (hidden) => {
    face.hidden = hidden;
    toggle.textContent = hidden ? "Show clock" : "Hide clock";
    toggle.setAttribute("aria-pressed", hidden);
  };
  apply(localStorage.getItem("earned-clock") === "hidden");
  toggle.addEventListener("click", () => {
    const hidden = !face.hidden;
    localStorage.setItem("earned-clock", hidden ? "hidden" : "shown");
    apply(hidden);
  });
}

showKeys();
onKey((event) => {
  const press = (selector) => document.querySelector(selector)?.click();
  if (/^[1-9]$/.test(event.key)) chooseOption(event.key) && event.preventDefault();
  else if (event.key === "ArrowRight" && !event.target.matches("input[type=radio]")) press("[data-next]");
  else if (event.key === "ArrowLeft" && !event.target.matches("input[type=radio]")) press("[data-previous]:not([disabled])");
  else if (event.key === "Enter" && !event.target.closest("a, button")) {
    event.preventDefault();
    press("[data-next]");
  } else if (event.key.toLowerCase() === "f") press("[data-flag]");
});

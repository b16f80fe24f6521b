// The study runner: keys, the time an answer took, focus after a swap. Everything works without it.
import { enhance } from "./answers.js";
import { chooseOption, onKey, showKeys } from "./keys.js";

let shownAt = performance.now();

function arrive() {
  shownAt = performance.now();
  document.title = document.getElementById("question").dataset.title;
  showKeys();
  enhance(document.getElementById("question"));
  document.querySelector("[data-focus]")?.focus({ preventScroll: true });
}

onKey((event) => {
  if (/^[1-9]$/.test(event.key)) {
    if (chooseOption(event.key)) event.preventDefault();
    return;
  }
  const confidence = document.querySelector(`[data-confidence="${CSS.escape(event.key.toLowerCase())}"]`);
  if (confidence) {
    event.preventDefault();
    confidence.click();
    confidence.focus();
  } else if (event.key === "Enter" && !event.target.closest("a, button")) {
    const next = document.querySelector("[data-next]");
    const form = document.querySelector("form[data-runner]");
    event.preventDefault();
    if (next) next.click();
    else form?.requestSubmit();
  } else if (event.key === "ArrowRight") {
    const next = document.querySelector("[data-next]");
    if (next) next.click();
  }
});

document.addEventListener("submit", (event) => {
  const spent = event.target.querySelector?.("[data-spent]");
  if (!spent) return;
  spent.disabled = false;
  spent.value = Math.min(3600000, Math.round(performance.now() - shownAt));
}, true);

document.addEventListener("htmx:after:swap", () => {
  arrive();
  scrollTo({ top: 0, behavior: "instant" });
});
arrive();

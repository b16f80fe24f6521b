// Writing questions: lines that problems lead to, drag and click in the preview, a warning before typed words are left.
// Everything works without it.
import { enhance } from "./answers.js";

const editor = document.querySelector("[data-editor]");
const text = document.getElementById("text");

function arrive() {
  const asked = document.querySelector("[data-asked]:not([data-ready])");
  if (!asked) return;
  asked.setAttribute("data-ready", "");
  enhance(asked);
}

/** Select a line, from 1, and bring it into view. */
function show(line) {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  text.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(text).lineHeight));
  text.scrollLeft = 0;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-line]");
  if (!link || !text) return;
  event.preventDefault();
  show(Number(link.dataset.line));
});

if (editor) {
  let kept = text.value;
  editor.addEventListener("submit", () => { kept = text.value; });
  addEventListener("beforeunload", (event) => { if (text.value !== kept) event.preventDefault(); });

  let focused = "";
  document.addEventListener("htmx:before:swap", () => { focused = document.activeElement?.id ?? ""; });
  const told = editor.querySelector("[data-told]");
  document.addEventListener("htmx:after:swap", () => {
    arrive();
    const title = document.getElementById("problems-title").textContent;
    if (told.textContent !== title) told.textContent = title;
    if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
  });
}
arrive();

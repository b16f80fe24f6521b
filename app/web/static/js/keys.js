// Keys for runners: off in text fields, and off altogether when the learner says so (WCAG 2.1.4).
const SWITCH = "earned-keys";

export const keysOn = () => localStorage.getItem(SWITCH) !== "off";

function typing(event) {
  return event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable], dialog");
}

/** Call `handle(event)` for each plain key press outside of text fields. */
export function onKey(handle) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event)) return;
    if (event.key === "?") {
      event.preventDefault();
      document.getElementById("keys")?.showModal();
    } else if (keysOn()) {
      handle(event);
    }
  });
}

/** Choose the option that carries this number; true when there is one. */
export function chooseOption(number) {
  const option = document.querySelector(`[data-option="${CSS.escape(number)}"]`);
  if (!option) return false;
  option.click();
  option.focus();
  return true;
}

/** Show the button that opens the list of keys, and let its switch work; safe to call again after a swap. */
export function showKeys() {
  for (const button of document.querySelectorAll("[data-open-keys]")) {
    button.hidden = false;
    button.onclick = () => document.getElementById("keys").showModal();
  }
  for (const box of document.querySelectorAll("[data-keys-on]")) {
    box.checked = keysOn();
    box.onchange = () => localStorage.setItem(SWITCH, box.checked ? "on" : "off");
  }
}

// Drag and click on top of the plain controls of an answer: the controls stay the truth, and every way that needs a
// pointer has one that needs none. Call `enhance(root)` for each question that appears.

const NONE = "-1";
const started = 6; // pixels that a pointer moves before it drags

/** Tell everyone who listens (autosave) that a control changed. */
const changed = (control) => control.dispatchEvent(new Event("change", { bubbles: true }));

let voice;
function say(text) {
  voice ??= document.body.appendChild(Object.assign(document.createElement("p"), { className: "unseen", role: "status" }));
  voice.textContent = text;
}

/** Follow a pointer that drags `handle`: `start()`, then `move(event)` on the way, and `drop(event)` at the end. */
function drag(handle, { start, move, drop }) {
  handle.addEventListener("pointerdown", (down) => {
    if (down.button !== 0 || down.target.closest("button:not(.chip)")) return;
    let moving = false;
    const onMove = (event) => {
      if (!moving && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < started) return;
      if (!moving) start();
      moving = true;
      move(event);
    };
    const end = (event) => {
      removeEventListener("pointermove", onMove);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
      if (moving) drop(event);
    };
    addEventListener("pointermove", onMove);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
  });
}

function hotspots(root) {
  const inputs = [...root.querySelectorAll("[data-region]")];
  if (!inputs.length) return;
  const shapes = new Map([...root.querySelectorAll(".hotspot")].map((shape) => [shape.dataset.area, shape]));
  const show = () => inputs.forEach((input) => shapes.get(input.dataset.region)?.toggleAttribute("data-chosen", input.checked));
  for (const input of inputs) {
    const shape = shapes.get(input.dataset.region);
    shape?.addEventListener("click", () => input.click());
    input.addEventListener("focus", () => shape?.toggleAttribute("data-focused", true));
    input.addEventListener("blur", () => shape?.toggleAttribute("data-focused", false));
  }
  root.addEventListener("change", show);
  show();
}

/** Labels as chips: take one (click, Enter or drag) and put it onto a row of the list or a place of the picture. */
function matching(root) {
  const list = root.querySelector("[data-blanks=matching], [data-blanks=enhanced-matching]");
  if (!list) return;
  const selects = [...list.querySelectorAll("select")];
  const places = new Map([...root.querySelectorAll(".place-mark")].map((mark) => [mark.dataset.area, mark]));
  const tray = Object.assign(document.createElement("ul"), { className: "chips" });
  tray.setAttribute("aria-label", "Labels to place");
  const chips = [...selects[0].options].filter((option) => option.value !== NONE).map((option) => {
    const chip = Object.assign(document.createElement("button"), { type: "button", className: "chip", textContent: option.text });
    chip.dataset.value = option.value;
    chip.setAttribute("aria-pressed", "false");
    const item = document.createElement("li");
    item.append(chip);
    tray.append(item);
    return chip;
  });
  list.before(tray);

  let taken = null;
  const take = (chip) => {
    taken = taken === chip ? null : chip;
    chips.forEach((other) => other.setAttribute("aria-pressed", String(other === taken)));
    if (taken) say(`${taken.textContent} taken. Choose where it belongs.`);
  };
  const put = (select, value) => {
    selects.filter((other) => other !== select && other.value === value).forEach((other) => { other.value = NONE; });
    select.value = value;
    changed(select);
    say(`${select.selectedOptions[0].text} placed.`);
    if (taken) take(taken);
  };
  const show = () => {
    for (const chip of chips) chip.toggleAttribute("data-used", selects.some((select) => select.value === chip.dataset.value));
    for (const select of selects) {
      const number = places.get(select.dataset.place)?.querySelector(".place-number");
      if (number) number.closest("g").toggleAttribute("data-filled", select.value !== NONE);
    }
  };
  const at = (event) => {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const row = under?.closest("[data-drop]");
    if (row) return selects[Number(row.dataset.drop)];
    const mark = under?.closest(".place-mark");
    return mark ? selects.find((select) => select.dataset.place === mark.dataset.area) : undefined;
  };
  for (const chip of chips) {
    let ghost;
    drag(chip, {
      start: () => {
        ghost = chip.cloneNode(true);
        ghost.classList.add("dragged");
        ghost.setAttribute("aria-hidden", "true");
        document.body.append(ghost);
      },
      move: (event) => {
        ghost.style.setProperty("left", `${event.clientX - ghost.offsetWidth / 2}px`);
        ghost.style.setProperty("top", `${event.clientY - ghost.offsetHeight / 2}px`);
        list.querySelectorAll("[data-over]").forEach((row) => row.removeAttribute("data-over"));
        at(event)?.closest("[data-drop]")?.setAttribute("data-over", "");
      },
      drop: (event) => {
        ghost.remove();
        list.querySelectorAll("[data-over]").forEach((row) => row.removeAttribute("data-over"));
        const select = at(event);
        if (select) put(select, chip.dataset.value);
      },
    });
    chip.addEventListener("click", () => take(chip));
  }
  selects.forEach((select, i) => {
    list.children[i].addEventListener("click", (event) => {
      if (taken && !event.target.closest("select")) put(select, taken.dataset.value);
    });
    places.get(select.dataset.place)?.addEventListener("click", () => taken ? put(select, taken.dataset.value) : select.focus());
  });
  root.addEventListener("change", show);
  show();
}

/** An order as rows that move by drag, by buttons, and by Alt with the arrows; the lists behind it hold the answer. */
function ordering(root) {
  const list = root.querySelector("[data-blanks=ordering]");
  if (!list) return;
  const selects = [...list.querySelectorAll("select")];
  const options = [...selects[0].options].filter((option) => option.value !== NONE);
  const kept = selects.map((select) => options.find((option) => option.value === select.value)).filter(Boolean);
  const order = [...kept, ...options.filter((option) => !kept.includes(option))];
  const rows = Object.assign(document.createElement("ol"), { className: "sorting" });
  const arrow = (text, label, step, row) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => moveBy(row, step, button));
    return button;
  };
  for (const option of order) {
    const row = Object.assign(document.createElement("li"), { className: "sort-row", tabIndex: 0 });
    row.dataset.value = option.value;
    const place = Object.assign(document.createElement("span"), { className: "place" });
    const text = Object.assign(document.createElement("span"), { textContent: option.text });
    row.append(place, text, arrow("↑", `Move up: ${option.text}`, -1, row), arrow("↓", `Move down: ${option.text}`, 1, row));
    rows.append(row);
  }
  const write = (tell = true) => {
    [...rows.children].forEach((row, i) => {
      row.firstChild.textContent = i + 1;
      row.querySelector("button").disabled = i === 0;
      row.lastChild.disabled = i === rows.children.length - 1;
      selects[i].value = row.dataset.value;
    });
    if (tell) changed(selects[0]);
  };
  const told = (row) => say(`${row.children[1].textContent}: now ${[...rows.children].indexOf(row) + 1} of ${rows.children.length}`);
  function moveBy(row, step, focus) {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    write();
    told(row);
    (focus.disabled ? row : focus).focus();
  }
  for (const row of rows.children) {
    row.addEventListener("keydown", (event) => {
      if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
      event.preventDefault();
      moveBy(row, event.key === "ArrowUp" ? -1 : 1, row);
    });
    drag(row, {
      start: () => row.setAttribute("data-moving", ""),
      move: (event) => {
        const over = document.elementFromPoint(event.clientX, event.clientY)?.closest(".sort-row");
        if (!over || over === row || over.parentElement !== rows) return;
        const box = over.getBoundingClientRect();
        if (event.clientY < box.top + box.height / 2) over.before(row);
        else over.after(row);
      },
      drop: () => {
        row.removeAttribute("data-moving");
        write();
        told(row);
      },
    });
  }
  list.hidden = true;
  list.after(rows);
  write(false);
}

/** Add what a pointer can do to the controls inside `root`; safe to call again after a swap. */
export function enhance(root = document) {
  hotspots(root);
  matching(root);
  ordering(root);
}

// What all panes draw with. Text from elsewhere only ever becomes text, never markup.

/** An element with a class and children; strings become text, nulls nothing. */
export function make(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that does something. */
export function button(name, does, ...children) {
  const drawn = make("button", name, ...children);
  drawn.type = "button";
  drawn.onclick = does;
  return drawn;
}

/** A link that opens elsewhere; what is no web address stays text. */
export function link(url, ...children) {
  if (!/^https?:/i.test(url)) return make("span", "", ...children);
  const anchor = make("a", "", ...children);
  anchor.href = url;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  return anchor;
}

/** A moment as the clock shows it. */
export function time(millis) {
  const moment = new Date(millis);
  const drawn = make("time", "", moment.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
  drawn.dateTime = moment.toISOString();
  return drawn;
}

/** A field of one line, below which Enter sends what it holds. */
export function replyTo(label, send) {
  const field = make("input", "");
  field.placeholder = "Reply…";
  field.ariaLabel = label;
  const form = make("form", "reply", field);
  form.onsubmit = (event) => {
    event.preventDefault();
    const line = field.value.trim();
    field.value = "";
    if (line) send(line);
  };
  return form;
}

/** Stands in the place of another element; who had the focus there keeps it. */
function replace(old, drawn) {
  const controls = (element) => [...element.querySelectorAll("a, button, input, select")];
  const at = controls(old).indexOf(document.activeElement);
  old.replaceWith(drawn);
  if (at < 0) return;
  const next = controls(drawn)[at];
  if (next) next.focus();
  else {
    drawn.tabIndex = -1;
    drawn.focus();
  }
}

/**
 * Makes a list show these items and touches only what changed, so that nothing typed is lost. An item has a key, a
 * state that tells whether it changed, draw(), and perhaps items of its own for the element in it that is called list.
 */
export function fill(list, items) {
  const old = new Map([...list.children].map((each) => [each.key, each]));
  items.forEach((item, place) => {
    let element = old.get(item.key);
    old.delete(item.key);
    if (!element || element.state !== item.state) {
      const drawn = Object.assign(item.draw(), { key: item.key, state: item.state });
      if (element) replace(element, drawn);
      element = drawn;
    }
    if (list.children[place] !== element) list.insertBefore(element, list.children[place] || null);
    if (item.items) fill(element.querySelector(":scope > .list"), item.items);
  });
  old.forEach((gone) => gone.remove());
}

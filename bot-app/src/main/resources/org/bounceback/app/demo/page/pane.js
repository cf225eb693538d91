// A pane of the page: what both platforms have in common.
import { Composer } from "./composer.js";
import { button, fill, make } from "./kit.js";

/** Addresses of files are signed anew whenever they are told. */
const SIGNATURE = /\?ex=[^"]*/g;

/** What is said when nobody answers any more. */
export const ENDED = "The demo has ended.";

export class Pane {
  /** platform says what differs; look() asks for what is seen now. */
  constructor(name, platform, look) {
    Object.assign(this, { name, platform, look, chosen: 0, shown: "", open: "", notices: [], hidden: new Set() });
    this.root = document.getElementById(name);
    this.root.append(document.getElementById("pane").content.cloneNode(true));
    this.find("nav h2").textContent = platform.house;
    this.find("nav").ariaLabel = platform.house;
    this.composer = new Composer(this.find(".compose"), {
      send: (line, files) => this.send(line, files),
      offers: (line) => platform.offers(this, line),
    });
    this.root.ondragover = (event) => event.preventDefault();
    this.root.ondrop = (event) => {
      event.preventDefault();
      this.composer.stage(event.dataTransfer.files);
    };
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  /** What is seen of the chosen place. */
  get here() {
    return this.platform.places(this.seen)[this.chosen];
  }

  complain(words) {
    this.find(".complaint").textContent = words;
  }

  async post(path, body) {
    try {
      const answer = await fetch(path, { method: "POST", body });
      return answer.ok ? await answer.json() : { refused: await answer.text() };
    } catch {
      return { refused: ENDED };
    }
  }

  /** Does something; gives what came of it, null when it was refused. */
  async tell(deed, what) {
    const told = await this.post("/" + this.name + "/" + deed, JSON.stringify(what));
    this.complain(told.refused || "");
    if (told.failed) this.notices.push({ place: this.here.id, words: told.failed, key: "notice" + this.notices.length });
    this.shown = told.failed ? "" : this.shown;
    this.look();
    return told.refused ? null : told;
  }

  /** Asks for something of which nobody has to be told. */
  ask(deed, what) {
    return this.post("/" + this.name + "/" + deed, JSON.stringify(what));
  }

  /** Hands over files, and gives their names for a deed. */
  async keep(files) {
    const kept = [];
    for (const file of files) {
      const answer = await this.post("/keep?" + encodeURIComponent(file.name), file);
      if (answer.refused) throw new Error(answer.refused);
      kept.push(answer.file);
    }
    return kept;
  }

  async send(line, files) {
    try {
      return await this.tell("type", { place: this.here.id, line, files: await this.keep(files) });
    } catch (broken) {
      this.complain(broken.message);
      return null;
    }
  }

  /** Goes to another place. */
  choose(place) {
    this.chosen = place;
    this.shown = "";
    this.complain("");
    if (this.here.enter) this.here.enter(this);
    this.show(this.seen);
    const list = this.find(".messages");
    list.scrollTop = this.here.id ? list.scrollHeight : 0;
  }

  /** Draws what is seen now, as far as it changed. */
  show(seen) {
    this.seen = seen;
    const shown = JSON.stringify(seen).replaceAll(SIGNATURE, "");
    if (shown === this.shown) return;
    this.shown = shown;
    const places = this.platform.places(seen);
    this.find("nav .person").textContent = "● " + seen.places[0].person;
    fill(this.find("nav ul"), places.map((place, at) => this.entry(place, at)));
    this.find(".title").textContent = this.here.name;
    this.find(".compose").hidden = !this.here.id;
    this.find(".line").placeholder = "Message " + this.here.name + ", or /blacklist 203.0.113.5";
    this.platform.extras(this);
    this.showMessages();
    this.showWindow();
  }

  entry(place, at) {
    const current = at === this.chosen;
    const draw = () => {
      const drawn = button("", () => this.choose(at), place.name);
      if (current) drawn.ariaCurrent = "page";
      return make("li", place.kind, drawn);
    };
    return { key: place.name, state: String(current), draw };
  }

  showMessages() {
    const list = this.find(".messages");
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    const notices = this.notices.filter((each) => each.place === this.here.id && !this.hidden.has(each.key));
    fill(list, [...this.platform.items(this, this.here), ...notices.map((each) => this.platform.notice(this, each))]);
    if (atEnd && this.here.id) list.scrollTop = list.scrollHeight;
  }

  /** Takes a notice, or what this person alone sees, out of sight. */
  dismiss(key) {
    this.hidden.add(key);
    this.shown = "";
    this.show(this.seen);
  }

  /** Opens, changes or closes the window; the other pane can be used meanwhile. */
  showWindow() {
    const window = this.platform.window(this, this.seen);
    const state = window ? window.state : "";
    if (state === this.open) return;
    this.open = state;
    const dialog = this.find("dialog");
    const behind = [this.find("nav"), this.find(".room")];
    if (dialog.open) dialog.close();
    this.find(".veil").hidden = !window;
    behind.forEach((each) => (each.inert = Boolean(window)));
    if (!window) {
      this.composer.line.focus();
      return;
    }
    dialog.replaceChildren(this.form(window));
    dialog.setAttribute("aria-label", window.title);
    dialog.onkeydown = (event) => event.key === "Escape" && window.close();
    dialog.show();
  }

  form(window) {
    const error = make("p", "error");
    error.role = "alert";
    const send = window.submit ? make("button", "primary", window.submit) : null;
    const end = make("div", "actions end", button("", window.close, window.cancel), send);
    const form = make("form", "", make("h2", "", window.title), ...window.body, error, end);
    form.onsubmit = async (event) => {
      event.preventDefault();
      const told = await this.tell("submit", { ...window.with, ...(await this.filled(form)) });
      const errors = (told && told.errors) || {};
      form.querySelectorAll("[data-field]").forEach((each) => (each.textContent = errors[each.dataset.field] || ""));
      error.textContent = told ? told.failed || "" : this.find(".complaint").textContent;
    };
    return form;
  }

  /** What a form holds, by the names of its fields. */
  async filled(form) {
    const filled = { texts: {}, choices: {}, uploads: {} };
    for (const field of form.querySelectorAll("[name]")) {
      if (field.type === "file") {
        if (field.files.length) filled.uploads[field.name] = await this.keep(field.files);
      } else if (field.tagName === "SELECT") {
        const chosen = [...field.selectedOptions].map((each) => each.value).filter(Boolean);
        if (chosen.length) filled.choices[field.name] = chosen;
      } else if (["checkbox", "radio"].includes(field.type)) {
        const chosen = (filled.choices[field.name] ||= []);
        if (field.checked) chosen.push(field.value);
      } else filled.texts[field.name] = field.value;
    }
    return filled;
  }
}

/** A field of a form with what stands around it. */
export function labelled(name, label, hint, required, field) {
  field.name = name;
  field.required = required;
  const words = make("span", "", label, required ? make("i", "", " *") : null);
  const small = hint ? make("small", "", hint) : null;
  const error = make("small", "error");
  error.dataset.field = name;
  return make("label", "", words, small, field, error);
}

/** A choice of options, each with label, value and whether it is preset. */
export function select(options, required, several) {
  const drawn = make("select", "", ...options.map((each) => new Option(each.label, each.value, each.preset, each.preset)));
  drawn.multiple = Boolean(several);
  if (!several && !options.some((each) => each.preset)) drawn.prepend(new Option("Choose…", "", true, true));
  return drawn;
}

// Discord's side: its components, threads, commands and forms.
import { button, link, make, replyTo, time } from "./kit.js";
import { markdown } from "./markdown.js";
import { labelled, select } from "./pane.js";

const EPOCH = 1420070400000n;
const STYLES = ["", "primary", "secondary", "success", "danger", "secondary"];
const ATTACHMENT = 11;
const TYPED = 1;
const ON_MESSAGE = 3;

function size(bytes) {
  return bytes < 1024 ? bytes + " B" : Math.round(bytes / 1024) + " KB";
}

function file(name, bytes, url) {
  const opened = link(url, "📄 " + name);
  return make("div", "file", opened, make("small", "", size(bytes)));
}

function pressed(component, act) {
  const emoji = component.emoji ? component.emoji.name + " " : "";
  const drawn = component.url
    ? link(component.url, emoji + component.label + " ↗")
    : button("", () => act("click", { action: component.custom_id }), emoji + component.label);
  drawn.className = "button " + STYLES[component.style];
  drawn.disabled = Boolean(component.disabled);
  return drawn;
}

const presets = (component) =>
  component.options.map(({ label, value, default: preset }) => ({ label, value, preset: Boolean(preset) }));

function chooser(component, act) {
  const drawn = select(presets(component), false);
  drawn.ariaLabel = component.placeholder || "Choose";
  drawn.disabled = Boolean(component.disabled);
  drawn.onchange = () => drawn.value && act("choose", { action: component.custom_id, value: drawn.value });
  return drawn;
}

/** One component of a message; act(deed, what) is what pressing and choosing does. */
function draw(component, act, names) {
  const all = () => component.components.map((each) => draw(each, act, names));
  switch (component.type) {
    case 1:
      return make("div", "actions", ...all());
    case 2:
      return pressed(component, act);
    case 3:
      return chooser(component, act);
    case 9:
      return make("div", "section", make("div", "", ...all()), draw(component.accessory, act, names));
    case 10:
      return make("div", "rich", ...markdown(component.content, names));
    case 13:
      return file(component.name, component.size, component.file.url);
    case 14:
      return make("hr", component.divider ? "" : "bare");
    case 17: {
      const drawn = make("div", "container", ...all());
      if (component.accent_color !== null) {
        drawn.classList.add("accented");
        drawn.style.setProperty("--accent", "#" + component.accent_color.toString(16).padStart(6, "0"));
      }
      return drawn;
    }
    default:
      return make("p", "context", "(a component of type " + component.type + " is not drawn here)");
  }
}

function tools(pane, place, each) {
  const use = (command) => pane.tell("use", { message: each.id, command });
  const offered = place.commands.filter((command) => command.type === ON_MESSAGE);
  return make("div", "tools", ...offered.map(({ name }) => button("", () => use(name), name)));
}

function whisper(pane, key) {
  return make("div", "whisper", "👁 Only you can see this • ", button("plain", () => pane.dismiss(key), "Dismiss message"));
}

function message(pane, place, each) {
  const act = (deed, what) => pane.tell(deed, { message: each.id, ...what });
  const app = each.app ? make("i", "", "APP") : null;
  const head = make("div", "head", make("b", "", each.author), app, time(Number((BigInt(each.id) >> 22n) + EPOCH)));
  const shown = JSON.stringify(each.components);
  const loose = each.attachments.filter((attached) => !shown.includes('"' + attached.id + '"'));
  const body = [
    ...(each.thinking ? [make("p", "thinking", "Bounceback is thinking…")] : markdown(each.content, place.people)),
    ...each.components.map((component) => draw(component, act, place.people)),
    ...loose.map((attached) => file(attached.filename, attached.size, attached.url)),
  ];
  const edited = each.edited && !each.private ? make("small", "edited", "(edited)") : null;
  const below = each.private ? whisper(pane, each.id) : tools(pane, place, each);
  return make("article", (each.app ? "app" : "") + (each.private ? " private" : ""), head, ...body, edited, below);
}

function items(pane, place) {
  return listed(pane, place, place.messages);
}

function listed(pane, place, messages) {
  return messages.filter((each) => !pane.hidden.has(each.id)).flatMap((each) => {
    const { thread, ...alone } = each;
    const item = { key: each.id, state: JSON.stringify(alone), draw: () => message(pane, place, each) };
    return thread ? [item, threadOf(pane, place, thread)] : [item];
  });
}

function threadOf(pane, place, thread) {
  const send = (line) => pane.tell("type", { place: thread.id, line });
  const draw = () =>
    make("div", "thread", make("h4", "", "🧵 " + thread.name), make("div", "list"), replyTo("Message in the thread", send));
  return { key: "thread" + thread.id, state: thread.name, draw, items: listed(pane, place, thread.messages) };
}

function notice(pane, { key, words }) {
  const draw = () =>
    make("article", "app private", make("div", "head", make("b", "", "Bounceback"), make("i", "", "APP")),
      make("p", "failed", words), whisper(pane, key));
  return { key, state: words, draw };
}

function places({ places: [channel, direct] }) {
  return [
    { ...channel, name: "# " + channel.channel, kind: "channel" },
    { ...direct, name: "Bounceback", kind: "app" },
  ];
}

/** What stands below a label of a form, by its type. */
const FIELDS = {
  3: (component) => select(presets(component), component.required !== false, component.max_values > 1),
  4: (component) => {
    const field = make(component.style === 2 ? "textarea" : "input", "");
    field.value = component.value || "";
    field.placeholder = component.placeholder || "";
    if (component.max_length) field.maxLength = component.max_length;
    return field;
  },
  19: (component) => Object.assign(make("input", ""), { type: "file", multiple: component.max_values > 1 }),
};

function field(label, component) {
  const drawn = FIELDS[component.type];
  if (!drawn) return make("p", "context", "(a field of type " + component.type + " is not drawn here)");
  const name = component.custom_id;
  return labelled(name, label.label || component.label, label.description, component.required !== false, drawn(component));
}

function filledIn(component, names) {
  if (component.type === 18) return field(component, component.component);
  if (component.type === 1) return make("div", "", ...component.components.map((each) => field(each, each)));
  return draw(component, () => null, names);
}

function window(pane, { places: [{ modal, people }] }) {
  if (!modal) return null;
  return {
    state: JSON.stringify(modal),
    title: modal.title,
    body: modal.components.map((component) => filledIn(component, people)),
    submit: "Submit",
    cancel: "Cancel",
    with: {},
    close: () => pane.tell("close", {}),
  };
}

/** The commands as they are typed, with subcommands spelt out. */
function typed({ commands }) {
  return commands.filter((each) => each.type === TYPED).flatMap(({ name, description, options }) => {
    const below = options.filter((option) => option.type <= 2);
    if (!below.length) return [{ path: "/" + name, description, options }];
    return below.map((each) => ({ path: "/" + name + " " + each.name, description: each.description, options: each.options || [] }));
  });
}

async function offers(pane, line) {
  const commands = typed(pane.here);
  const command = commands.find((each) => line.startsWith(each.path + " "));
  if (!command) {
    return line.startsWith("/") ? commands.filter((each) => each.path.startsWith(line)).map(begun) : [];
  }
  const words = command.options.filter((option) => option.type !== ATTACHMENT);
  const named = [...line.matchAll(/(?:^|\s)([\w-]+):/g)].filter(([, name]) => words.some((word) => word.name === name));
  const last = named.at(-1);
  const focused = last ? words.find((word) => word.name === last[1]) : words[0];
  const from = last ? last.index + last[0].length : command.path.length + 1;
  const left = command.options.filter((option) => !named.some(([, name]) => name === option.name));
  const proposed = focused && focused.autocomplete ? await proposals(pane, line) : [];
  return [
    ...proposed.map(({ name, value }) => ({ label: name, line: line.slice(0, from) + value })),
    ...left.filter((option) => option !== focused || from === line.length).map((option) => more(option, line)),
  ];
}

function begun({ path, description, options }) {
  const first = options.find((option) => option.required);
  return { label: path, hint: description, line: path + " " + (first ? first.name + ":" : "") };
}

function more({ name, description, type }, line) {
  if (type === ATTACHMENT) return { label: name, hint: description, file: true };
  return { label: name, hint: description, line: line.trimEnd() + " " + name + ":" };
}

async function proposals(pane, line) {
  const { choices } = await pane.ask("suggest", { place: pane.here.id, line });
  return choices || [];
}

function extras() {
  // Discord has everything behind the slash.
}

export const discord = { house: "Example Support", places, items, notice, window, offers, extras };

// Slack's side: its blocks, threads, home and windows.
import { button, fill, link, make, replyTo, time } from "./kit.js";
import { labelled, select } from "./pane.js";

/** A text object, in which Slack escapes three characters when it is marked up. */
function words(object) {
  const text = (object || {}).text || "";
  return (object || {}).type === "mrkdwn" ? unescaped(text) : text;
}

function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function piece(part, people) {
  const style = part.style || {};
  const tag = style.code ? "code" : style.bold ? "strong" : style.italic ? "em" : "span";
  const named = (text) => text.replace(/<@(\w+)>/g, (all, id) => (people[id] ? "@" + people[id] : all));
  return part.type === "link" ? link(part.url, part.text || part.url) : make(tag, "", named(part.text || ""));
}

function richText(element, people) {
  const tags = { rich_text_preformatted: "pre", rich_text_quote: "blockquote" };
  return make(tags[element.type] || "p", "", ...element.elements.map((part) => piece(part, people)));
}

function thumbs(element, press) {
  const sides = [["👍 ", element.positive_button], ["👎 ", element.negative_button]];
  return make("span", "thumbs", ...sides.map(([sign, side]) =>
    button("", () => press(element.action_id, side.value), sign + words(side.text))));
}

function chooser(element, press) {
  const drawn = select(options(element), false);
  drawn.ariaLabel = words(element.placeholder) || "Choose";
  drawn.onchange = () => drawn.value && press(element.action_id, drawn.value);
  return drawn;
}

function options(element) {
  const preset = (element.initial_option || {}).value;
  return (element.options || []).map(({ text, value }) => ({ label: words(text), value, preset: value === preset }));
}

function control(element, press) {
  if (element.type === "feedback_buttons") return thumbs(element, press);
  if (element.options) return chooser(element, press);
  return button(element.style || "", () => press(element.action_id), words(element.text));
}

/** What is filled in: named by its block, as a submission names it. */
function input({ block_id: name, element, label, hint, optional }) {
  let field;
  if (element.options) field = select(options(element), !optional);
  else {
    field = make(element.multiline ? "textarea" : "input", "");
    if (element.type === "file_input") Object.assign(field, { type: "file", multiple: element.max_files > 1 });
    else field.value = element.initial_value || "";
  }
  return labelled(name, words(label), words(hint), !optional, field);
}

/** One block; press(action, value) is what its buttons do, people are names by identifier. */
function draw(block, press, people) {
  switch (block.type) {
    case "rich_text":
      return make("div", "rich", ...block.elements.map((element) => richText(element, people)));
    case "section":
      return make("p", "", words(block.text), ...(block.fields || []).map((field) => make("span", "field", words(field))));
    case "header":
      return make("h4", "", words(block.text));
    case "context":
      return make("p", "context", block.elements.map(words).join(" "));
    case "actions":
    case "context_actions":
      return make("div", "actions", ...block.elements.map((element) => control(element, press)));
    case "divider":
      return make("hr");
    case "input":
      return input(block);
    default:
      return make("p", "context", "(" + block.type + " is not drawn here)");
  }
}

function tools(pane, place, each) {
  const offered = place.shortcuts.filter((shortcut) => shortcut.message);
  const use = ({ callback }) => pane.tell("shortcut", { place: place.id, message: each.ts, callback });
  return make("div", "tools", ...offered.map((shortcut) => button("", () => use(shortcut), shortcut.name)));
}

function message(pane, place, each) {
  const press = (action, value) => pane.tell("click", { place: place.id, message: each.ts, action, value });
  const app = each.app ? make("i", "", "APP") : null;
  const edited = each.edited ? make("small", "edited", " (edited)") : null;
  const head = make("div", "head", make("b", "", each.author), app, time(each.ts * 1000), edited);
  const body = each.blocks.length
    ? each.blocks.map((block) => draw(block, press, place.people))
    : [make("p", "", unescaped(each.text))];
  const files = each.files.map((file) => {
    const opened = link(new URL("/slack/file/" + file.id, location).href, "📄 " + file.name);
    opened.className = "file";
    return opened;
  });
  const whisper = each.private ? make("div", "whisper", "👁 Only visible to you") : null;
  return make("article", each.app ? "app" : "", whisper, head, ...body, ...files, each.private ? null : tools(pane, place, each));
}

function items(pane, place) {
  if (!place.id) return home(pane, place);
  const item = (each) => ({ key: each.ts, state: JSON.stringify(each), draw: () => message(pane, place, each) });
  const all = place.messages;
  return all.filter((each) => !all.some((other) => other.ts === each.thread)).flatMap((each) => {
    const answers = all.filter((other) => other.thread === each.ts);
    return answers.length ? [item(each), thread(pane, place, each, answers.map(item))] : [item(each)];
  });
}

function thread(pane, place, parent, answers) {
  const send = (line) => pane.tell("type", { place: place.id, thread: parent.ts, line });
  const draw = () => make("div", "thread", make("div", "list"), replyTo("Reply in the thread", send));
  return { key: "thread" + parent.ts, state: "", draw, items: answers };
}

function home(pane, place) {
  if (!place.home) return [{ key: "home", state: "", draw: () => make("p", "context", "The app has not shown its home yet.") }];
  const press = (action) => pane.tell("click", { view: place.home.id, action });
  const shown = () => make("div", "home", ...place.home.blocks.map((block) => draw(block, press, place.people)));
  return [{ key: "home", state: JSON.stringify(place.home.blocks), draw: shown }];
}

/** The channel, and the two tabs of the app. */
function places({ places: [channel, direct] }) {
  const enter = (pane) => pane.tell("home", {});
  return [
    { ...channel, name: "# " + channel.channel, kind: "channel" },
    { ...direct, name: "Bounceback", kind: "app" },
    { ...direct, id: "", name: "App home", kind: "app", enter },
  ];
}

function notice(pane, { key, words: told }) {
  const draw = () => make("article", "app", make("p", "complaint", told), button("plain", () => pane.dismiss(key), "Dismiss"));
  return { key, state: told, draw };
}

function window(pane, { places: [{ view, people }] }) {
  if (!view) return null;
  const press = (action) => pane.tell("click", { view: view.id, action });
  return {
    state: JSON.stringify(view),
    title: words(view.title),
    body: view.blocks.map((block) => draw(block, press, people)),
    submit: view.submit ? words(view.submit) : "",
    cancel: view.close ? words(view.close) : "Close",
    with: { view: view.id },
    close: () => pane.tell("close", { view: view.id }),
  };
}

/** The commands that begin so. */
function offers(pane, line) {
  if (!line.startsWith("/") || line.includes(" ")) return [];
  return pane.here.commands.filter((each) => each.startsWith(line)).map((each) => ({ label: each, line: each + " " }));
}

/** The lightning beside the line: shortcuts that are used anywhere. */
function extras(pane) {
  const anywhere = pane.seen.places[0].shortcuts.filter((shortcut) => !shortcut.message);
  const drawn = anywhere.map((shortcut) => {
    const use = button("shortcut", () => pane.tell("shortcut", { callback: shortcut.callback }), "⚡");
    use.title = use.ariaLabel = shortcut.name;
    return use;
  });
  fill(pane.find(".extras"), drawn.map((each, at) => ({ key: at, state: each.title, draw: () => each })));
}

export const slack = { house: "Example Ltd", places, items, notice, window, offers, extras };

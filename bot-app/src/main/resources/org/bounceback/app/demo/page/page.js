// Shows the channel as the stand-in holds it, and sends what the person does. Asks twice a second.
"use strict";

const LOOK = 500;
const at = (id) => document.getElementById(id);
let shown = "";
let view = "";

async function post(path, body) {
  const answer = await fetch(path, { method: "POST", body });
  at("complaint").textContent = answer.ok ? "" : await answer.text();
  look();
  return answer.ok ? answer.json() : null;
}

const tell = (path, what) => post(path, JSON.stringify(what));

function time(ts) {
  return new Date(ts * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

function message(each) {
  const press = (action, value) => tell("/click", { ts: each.ts, action, value });
  const name = make("b", "", each.author);
  const app = each.app ? make("i", "", "APP") : null;
  const edited = each.edited ? make("small", "edited", " (edited)") : null;
  const head = make("div", "head", name, app, make("time", "", time(each.ts)), edited);
  const body = each.blocks.length ? each.blocks.map((block) => draw(block, press)) : [make("p", "", unescaped(each.text))];
  const files = each.files.map((file) => make("div", "file", "📄 " + file));
  const whisper = each.private ? make("div", "whisper", "👁 Only visible to you") : null;
  return make("article", each.app ? "app" : "", whisper, head, ...body, ...files);
}

function threadOf(parent, messages) {
  const answers = messages.filter((each) => each.thread === parent.ts);
  if (!answers.length) return null;
  const field = make("input", "reply");
  field.placeholder = "Reply…";
  field.ariaLabel = "Reply in the thread";
  field.onchange = () => field.value && tell("/reply", { thread: parent.ts, line: field.value });
  return make("div", "thread", ...answers.map(message), field);
}

function showMessages(seen) {
  const pane = at("messages");
  const atEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;
  const tops = seen.messages.filter((each) => !each.thread || !seen.messages.some((other) => other.ts === each.thread));
  pane.replaceChildren(...tops.flatMap((each) => [message(each), threadOf(each, seen.messages)]).filter(Boolean));
  if (atEnd) pane.scrollTop = pane.scrollHeight;
}

async function submit(event, id) {
  event.preventDefault();
  const given = [...new FormData(event.target)].filter(([, value]) => typeof value === "string");
  const errors = (await tell("/submit", { view: id, entries: Object.fromEntries(given) })) || {};
  for (const place of event.target.querySelectorAll(".error")) {
    place.textContent = errors[place.dataset.field] || "";
  }
  if (errors[""]) at("complaint").textContent = errors[""];
}

function showWindow(now) {
  const window = at("window");
  if (window.open) window.close();
  if (!now) return;
  const press = (action) => action;
  const form = make("form", "", make("h2", "", words(now.title)), ...now.blocks.map((block) => draw(block, press)));
  const close = make("button", "", now.close ? words(now.close) : "Close");
  close.type = "button";
  close.onclick = () => tell("/close", { view: now.id });
  form.append(make("div", "actions end", close, now.submit ? make("button", "primary", words(now.submit)) : null));
  form.onsubmit = (event) => submit(event, now.id);
  window.oncancel = close.onclick;
  window.replaceChildren(form);
  window.showModal();
}

/** Redraws only what changed, so that nothing typed is lost. */
function show(seen) {
  at("person").textContent = "● " + seen.person;
  at("channel").textContent = at("title").textContent = seen.channel;
  const messages = JSON.stringify(seen.messages);
  const window = JSON.stringify(seen.view);
  if (messages !== shown) showMessages(seen);
  if (window !== view) showWindow(seen.view);
  shown = messages;
  view = window;
}

async function look() {
  try {
    show(await (await fetch("/seen")).json());
  } catch {
    at("complaint").textContent = "The demo has ended.";
  }
}

function drop(files) {
  for (const file of files) post("/drop?" + encodeURIComponent(file.name), file);
}

at("compose").onsubmit = (event) => {
  event.preventDefault();
  const line = at("line").value;
  at("line").value = "";
  if (line.trim()) tell("/type", { line });
};
at("file").onchange = () => {
  drop(at("file").files);
  at("file").value = "";
};
document.ondragover = (event) => event.preventDefault();
document.ondrop = (event) => {
  event.preventDefault();
  drop(event.dataTransfer.files);
};
look();
setInterval(look, LOOK);

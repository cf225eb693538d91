// Discord's notation, as its client reads it.
import { link, make } from "./kit.js";

const FENCE = /```(?:[\w+-]*\n)?([\s\S]*?)```/;

/** What one of these finds first is drawn by it; in each the first group is what stands within. */
const INLINE = [
  [/\\([^A-Za-z0-9\s])/, (inner) => inner],
  [/`([^`\n]+)`/, (inner) => make("code", "", inner)],
  [/\[((?:\\.|[^\]\\\n])+)\]\(<?(https?:\/\/[^\s<>)]+)>?\)/, (inner, url, names) => link(url, ...inline(inner, names))],
  [/<(https?:\/\/[^\s<>]+)>/, (inner) => link(inner, inner)],
  [/(https?:\/\/[^\s<>]+)/, (inner) => link(inner, inner)],
  [/<@!?(\d+)>/, (inner, _, names) => make("span", "mention", "@" + (names[inner] || "unknown-user"))],
  [/\*\*((?:\\.|[^\\])+?)\*\*/, (inner, _, names) => make("strong", "", ...inline(inner, names))],
  [/__((?:\\.|[^\\])+?)__/, (inner, _, names) => make("u", "", ...inline(inner, names))],
  [/~~((?:\\.|[^\\])+?)~~/, (inner, _, names) => make("s", "", ...inline(inner, names))],
  [/\*((?:\\.|[^\\*\s])(?:\\.|[^\\*])*)\*/, (inner, _, names) => make("em", "", ...inline(inner, names))],
  [/\b_((?:\\.|[^\\_])+)_\b/, (inner, _, names) => make("em", "", ...inline(inner, names))],
];

function inline(text, names) {
  const drawn = [];
  let rest = text;
  while (rest) {
    let first = null;
    for (const [pattern, draw] of INLINE) {
      const found = pattern.exec(rest);
      if (found && (!first || found.index < first.found.index)) first = { found, draw };
    }
    if (!first) return [...drawn, rest];
    const { found, draw } = first;
    drawn.push(rest.slice(0, found.index), draw(found[1], found[2], names));
    rest = rest.slice(found.index + found[0].length);
  }
  return drawn;
}

/** How lines that begin alike are drawn together; the first that fits counts. */
const LINES = [
  [/^> ?/, (lines, names) => make("blockquote", "", ...paragraphs(lines, names))],
  [/^# /, (lines, names) => make("h3", "", ...inline(lines.join("\n"), names))],
  [/^##+ /, (lines, names) => make("h4", "", ...inline(lines.join("\n"), names))],
  [/^-# /, (lines, names) => make("small", "", ...inline(lines.join("\n"), names))],
  [/^[-*] /, (lines, names) => make("ul", "", ...lines.map((line) => make("li", "", ...inline(line, names))))],
  [/^/, (lines, names) => make("p", "", ...inline(lines.join("\n"), names))],
];

function paragraphs(lines, names) {
  const drawn = [];
  for (let at = 0; at < lines.length; ) {
    const kind = (line) => LINES.findIndex(([start]) => start.test(line));
    const alike = kind(lines[at]);
    let end = at;
    while (end < lines.length && kind(lines[end]) === alike) end++;
    const [start, draw] = LINES[alike];
    drawn.push(draw(lines.slice(at, end).map((line) => line.replace(start, "")), names));
    at = end;
  }
  return drawn;
}

/** A text; names are people's, by their identifier. */
export function markdown(text, names) {
  const fenced = FENCE.exec(text);
  const before = fenced ? text.slice(0, fenced.index) : text;
  const drawn = before.trim() ? paragraphs(before.replace(/^\n|\n$/g, "").split("\n"), names) : [];
  if (!fenced) return drawn;
  const after = markdown(text.slice(fenced.index + fenced[0].length), names);
  return [...drawn, make("pre", "", fenced[1].replace(/\n$/, "")), ...after];
}

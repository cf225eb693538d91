// Draws Slack's blocks. Text from elsewhere only ever becomes text, never markup.
"use strict";

/** An element with a class and children; strings become text. */
function make(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A text object, in which Slack escapes three characters when it is marked up. */
function words(object) {
  const text = (object || {}).text || "";
  return (object || {}).type === "mrkdwn" ? unescaped(text) : text;
}

function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function link(piece) {
  const text = piece.text || piece.url;
  if (!/^https?:/i.test(piece.url)) return make("span", "", text);
  const anchor = make("a", "", text);
  anchor.href = piece.url;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  return anchor;
}

function piece(part) {
  const style = part.style || {};
  const tag = style.code ? "code" : style.bold ? "strong" : style.italic ? "em" : "span";
  return part.type === "link" ? link(part) : make(tag, "", part.text || "");
}

function richText(element) {
  const tag = element.type === "rich_text_preformatted" ? "pre" : "p";
  return make(tag, "", ...element.elements.map(piece));
}

function button(element, press) {
  const drawn = make("button", element.style || "", words(element.text));
  drawn.type = "button";
  drawn.onclick = () => press(element.action_id);
  return drawn;
}

function thumbs(element, press) {
  const sides = [["👍 ", element.positive_button], ["👎 ", element.negative_button]];
  return make("span", "thumbs", ...sides.map(([sign, side]) => {
    const drawn = make("button", "", sign + words(side.text));
    drawn.type = "button";
    drawn.onclick = () => press(element.action_id, side.value);
    return drawn;
  }));
}

function control(element, press) {
  return element.type === "feedback_buttons" ? thumbs(element, press) : button(element, press);
}

/** What is filled in: named by its block, as a submission names it. */
function entry(element, name) {
  const choices = element.options || [];
  const tag = choices.length ? "select" : element.multiline ? "textarea" : "input";
  const field = make(tag, "", ...choices.map((choice) => new Option(words(choice.text), choice.value)));
  field.name = name;
  if (element.type === "file_input") {
    field.type = "file";
    field.disabled = true;
    field.title = "Drop the file into the channel instead";
  } else {
    field.value = (element.initial_option || {}).value || element.initial_value || "";
  }
  return field;
}

function input(block) {
  const optional = block.optional ? " (optional)" : "";
  const label = make("label", "", make("span", "", words(block.label) + optional));
  label.append(entry(block.element, block.block_id), make("small", "error"));
  label.lastChild.dataset.field = block.block_id;
  return label;
}

/** One block; press(action, value) is what its buttons do. */
function draw(block, press) {
  switch (block.type) {
    case "rich_text":
      return make("div", "rich", ...block.elements.map(richText));
    case "section":
      return make("p", "", words(block.text), ...(block.fields || []).map((field) => make("span", "field", words(field))));
    case "header":
      return make("h3", "", words(block.text));
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

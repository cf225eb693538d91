// Shows what both stand-ins hold, and asks for it twice a second.
import { discord } from "./discord.js";
import { ENDED, Pane } from "./pane.js";
import { slack } from "./slack.js";

const LOOK = 500;
let looking = false;
let again = false;
let ended = false;

/** What both stand-ins hold; null when nobody answers. */
async function seen() {
  try {
    return await (await fetch("/seen")).json();
  } catch {
    return null;
  }
}

async function look() {
  again = looking;
  if (looking) return;
  looking = true;
  const now = await seen();
  looking = false;
  if (!now || ended) panes.forEach((pane) => pane.complain(now ? "" : ENDED));
  ended = !now;
  if (now) panes.forEach((pane) => pane.show(now[pane.name]));
  if (again) look();
}

const panes = [new Pane("slack", slack, look), new Pane("discord", discord, look)];

for (const choice of document.querySelectorAll(".switch button")) {
  choice.onclick = () => {
    document.body.dataset.shown = choice.dataset.pane;
    document.querySelectorAll(".switch button").forEach((each) => (each.ariaPressed = String(each === choice)));
  };
}
const theme = document.getElementById("theme");
theme.onchange = () => (document.documentElement.dataset.theme = theme.value);
document.ondragover = (event) => event.preventDefault();
document.ondrop = (event) => event.preventDefault();
look();
setInterval(look, LOOK);

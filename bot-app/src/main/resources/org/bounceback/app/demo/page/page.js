// Shows what both stand-ins hold, and asks for it twice a second.
import { discord } from "./discord.js";
import { Pane } from "./pane.js";
import { slack } from "./slack.js";

const LOOK = 500;
let looking = false;
let again = false;
let ended = false;

async function look() {
  again = looking;
  if (looking) return;
  looking = true;
  try {
    const seen = await (await fetch("/seen")).json();
    panes.forEach((pane) => pane.show(seen[pane.name]));
    if (ended) panes.forEach((pane) => pane.complain(""));
    ended = false;
  } catch (gone) {
    if (!(gone instanceof TypeError)) throw gone;
    ended = true;
    panes.forEach((pane) => pane.complain("The demo has ended."));
  } finally {
    looking = false;
    if (again) look();
  }
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

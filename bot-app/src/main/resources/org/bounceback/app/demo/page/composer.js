// The line below a channel: what is typed, the files that go with it, and what may be meant.
import { button, make } from "./kit.js";

const PAUSE = 120;

export class Composer {
  /** offers(line) gives what may be meant: a label and a hint each, and the line that it makes, or that a file is wanted. */
  constructor(form, { send, offers }) {
    this.form = form;
    this.offersFor = offers;
    this.line = form.querySelector(".line");
    this.list = form.querySelector(".offers");
    this.input = form.querySelector("input[type=file]");
    this.files = [];
    this.list.id = form.closest("section").id + "-offers";
    this.line.setAttribute("aria-controls", this.list.id);
    this.line.oninput = () => this.propose();
    this.line.onkeydown = (event) => this.key(event);
    this.line.onblur = () => this.show([]);
    this.input.onchange = () => {
      this.stage(this.input.files);
      this.input.value = "";
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      this.show([]);
      this.sent(send);
    };
  }

  async sent(send) {
    const { line: { value }, files } = this;
    if (!value.trim() && !files.length) return;
    this.line.value = "";
    this.unstage(files);
    if ((await send(value, files)) || this.line.value) return;
    this.line.value = value;
    this.stage(files);
  }

  /** Puts files beside what is typed. */
  stage(files) {
    this.files = [...this.files, ...files];
    this.drawStaged();
    this.line.focus();
  }

  unstage(gone) {
    this.files = this.files.filter((file) => !gone.includes(file));
    this.drawStaged();
  }

  drawStaged() {
    const staged = this.files.map((file) => {
      const away = button("", () => this.unstage([file]), "×");
      away.ariaLabel = "Leave out " + file.name;
      return make("li", "", "📄 " + file.name + " ", away);
    });
    this.form.querySelector(".staged").replaceChildren(...staged);
  }

  /** Asks what may be meant once the typing pauses. */
  propose() {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      const line = this.line.value;
      const offers = await this.offersFor(line);
      if (line === this.line.value && document.activeElement === this.line) this.show(offers);
    }, PAUSE);
  }

  show(offers) {
    clearTimeout(this.timer);
    this.offers = offers;
    this.chosen = -1;
    this.list.hidden = !offers.length;
    this.line.ariaExpanded = String(offers.length > 0);
    this.list.replaceChildren(...offers.map((offer, place) => {
      const drawn = make("li", "", make("b", "", offer.label), offer.hint ? make("span", "", offer.hint) : null);
      drawn.role = "option";
      drawn.id = this.list.id + "-" + place;
      drawn.onmousedown = (event) => {
        event.preventDefault();
        this.take(offer);
      };
      return drawn;
    }));
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((each, place) => (each.ariaSelected = String(place === this.chosen)));
    const marked = this.list.children[this.chosen];
    this.line.setAttribute("aria-activedescendant", marked ? marked.id : "");
    if (marked) marked.scrollIntoView({ block: "nearest" });
  }

  take(offer) {
    this.show([]);
    if (offer.file) this.input.click();
    else this.line.value = offer.line;
    this.line.focus();
    this.propose();
  }

  /** Arrows and Tab go through the offers; Enter takes the marked one, and sends when none is marked. */
  key(event) {
    if (!this.offers || !this.offers.length) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      const count = this.offers.length;
      this.chosen = (this.chosen + steps[event.key] + count + (this.chosen < 0 && event.key === "ArrowUp" ? 1 : 0)) % count;
      this.mark();
    } else if (event.key === "Escape") this.show([]);
    else if (event.key === "Tab" && !event.shiftKey) this.take(this.offers[Math.max(this.chosen, 0)]);
    else if (event.key === "Enter" && this.chosen >= 0) this.take(this.offers[this.chosen]);
    else return;
    event.preventDefault();
  }
}

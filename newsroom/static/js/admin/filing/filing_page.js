// A report that is typed without a line: kept on the phone while it is typed, sent when the line is there, once.
import "./quote_cards.js";
import "./photo_tiles.js";
import { drawOutbox } from "./outbox.js";
import { Outgoing } from "./outgoing.js";
import { isTold, ReportForm } from "./report_form.js";
import { Sender } from "./sender.js";
import { keep, newNumber, remove, reportsOf } from "./store.js";

class FilingPage extends HTMLElement {
  async connectedCallback() {
    this.form = this.querySelector("form");
    this.fields = new ReportForm(this.form);
    this.say = (key, values = {}) =>
      this.querySelector(`[data-say=${key}]`).textContent.replace(/{(\w+)}/g, (_all, name) => values[name]);
    this.prepare();
    try {
      await this.begin();
    } catch {
      // Private windows keep nothing: the form stays a plain one.
      return this.status(this.say("unkept"));
    }
    this.form.addEventListener("input", () => this.save());
    this.form.addEventListener("submit", (event) => this.submit(event));
    addEventListener("online", () => this.send());
    addEventListener("offline", () => this.tell("offline"));
    addEventListener("filing-again", () => this.send());
    document.addEventListener("visibilitychange", () => document.hidden || this.send());
    if (this.dataset.worker) navigator.serviceWorker?.register(this.dataset.worker).catch(() => {});
    this.tell(navigator.onLine ? "online" : "offline");
    await this.send();
  }

  prepare() {
    const { user, state, photo, piece } = this.dataset;
    const tell = (...words) => this.tell(...words);
    const addresses = { state, report: this.form.action, photo: (...numbers) => fill(photo, numbers) };
    const sender = new Sender({ addresses, piece: Number(piece), user, tell, say: this.say });
    this.outgoing = new Outgoing({ sender, user, tell });
  }

  async begin() {
    const { user, side, largest, largestBefore, most } = this.dataset;
    const kept = (await reportsOf(user)).filter((report) => report.state === "open");
    this.fields.tiles.begin({ side: +side, largest: +largest, largestBefore: +largestBefore, most: +most, say: this.say });
    const typed = this.fields.read();
    // What was typed before this ran, or came back with the server's reasons, is newer than what was kept.
    if (isTold(typed)) this.report = { ...this.blank(), ...("bound" in this.dataset && { number: this.form.elements.number.value }) };
    else if (kept.length) await this.open(kept.at(-1));
    else this.report = this.blank();
    if (isTold(typed)) await this.save();
    await this.draw();
  }

  blank() {
    return { number: newNumber(), user: this.dataset.user, state: "open", fields: [], photos: [], begunAt: Date.now() };
  }

  async open(report) {
    this.report = report;
    await this.fields.show(report);
  }

  // One write after the other, each of what stands there now.
  save() {
    const now = (this.report = { ...this.report, ...this.fields.read() });
    this.saved = (this.saved ?? Promise.resolve()).catch(() => {}).then(() => keep("reports", now));
    return this.saved.then(
      () => this.report.number === now.number && this.status(this.say("kept", { time: clock() })),
      () => this.status(this.say("unkept")),
    );
  }

  async submit(event) {
    event.preventDefault();
    // Pressed twice is pressed once.
    if (this.isClosing) return;
    this.isClosing = true;
    const isClosed = await this.close().finally(() => (this.isClosing = false));
    if (isClosed) await this.send();
  }

  // What stands in the form waits to be sent, and an empty form takes its place.
  async close() {
    await this.fields.tiles.taken;
    await this.save();
    if (!isTold(this.report)) {
      if (this.outgoing.isSending) return false;
      this.line(this.say("empty"));
      this.form.elements.text.focus();
      return false;
    }
    this.pressed = this.report.number;
    await keep("reports", { ...this.report, state: "waiting" });
    this.querySelector(".filing-refusal")?.remove();
    await this.open(this.blank());
    this.status("");
    await this.draw();
    return true;
  }

  async send() {
    if (!(await this.outgoing.sendAll())) return;
    await this.draw();
    const result = this.outgoing.done.find((report) => report.number === this.pressed);
    // Whoever has just pressed the button, and typed nothing since, looks at the draft.
    if (result && !isTold(this.fields.read())) location.assign(result.draft);
  }

  async draw() {
    const all = await reportsOf(this.dataset.user);
    const others = all.filter((report) => report.number !== this.report.number && (report.state !== "open" || isTold(report)));
    drawOutbox(this.querySelector("[data-outbox]"), [...others, ...this.outgoing.done], {
      say: this.say,
      edit: (report) => this.reopen(report, report.number),
      anew: async (report) => {
        await remove("reports", report.number);
        await this.reopen(report, newNumber());
      },
    });
  }

  // What stands in the form stays on the phone, in the list; the chosen one takes its place.
  async reopen(report, number) {
    const opened = { ...report, number, state: "open", message: "", draft: "", begunAt: Date.now() };
    await keep("reports", opened);
    await this.open(opened);
    await this.draw();
    this.form.elements.title.focus();
  }

  tell(key, values) {
    this.line(this.say(key, values));
    if (key !== "loggedOut") return;
    const link = Object.assign(document.createElement("a"), { href: this.dataset.login, textContent: this.say("login") });
    this.querySelector("[data-connection]").append(" ", link);
  }

  line(words) {
    this.querySelector("[data-connection]").textContent = words;
  }

  status(words) {
    const status = document.querySelector("[data-kept]");
    status.hidden = !words;
    status.textContent = words;
  }
}

function fill(address, numbers) {
  return [...address.split("/").slice(0, -3), ...numbers, ""].join("/");
}

function clock() {
  const now = new Date();
  return `${String(now.getHours()).padStart(2, "0")}.${String(now.getMinutes()).padStart(2, "0")}`;
}

customElements.define("filing-page", FilingPage);

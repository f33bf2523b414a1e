/* <keep-draft> keeps what somebody writes in the browser until the server has it, and offers it again on the next visit.

   Each opening of the editor keeps under a name of its own, so that a text that waits to be restored, or another tab, is
   never written over. A copy goes when the server says that some version had exactly this text (data-compare). */
const PREFIX = "naskah";
const LONGEST_MS = 14 * 24 * 3600 * 1000;
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "next"]);

const entriesOf = (form) =>
  [...new FormData(form)].filter(([name, value]) => !LEFT_OUT.has(name) && typeof value === "string");

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return Array.isArray(kept?.entries) && Number.isFinite(kept.at) ? kept : null;
  } catch {
    return null;
  }
}

class KeepDraft extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = document.querySelector("form[data-edit-form]");
    if (!this.form) return;
    this.form.before(this);
    this.opened = Date.now();
    this.story = this.dataset.story;
    for (const type of ["w-unsaved:add", "submit"]) this.form.addEventListener(type, () => this.keep());
    this.form.addEventListener("w-autosave:save", () => (this.sent = JSON.stringify(entriesOf(this.form))));
    this.form.addEventListener("w-autosave:success", ({ detail }) => this.acknowledge(detail.data));
    this.form.addEventListener("w-autosave:error", ({ detail }) => this.explain(detail.type));
    window.addEventListener("pagehide", () => this.isKept && this.keep());
    this.addEventListener("click", ({ target }) => this[target.dataset.act]?.());
    if (!("bound" in this.dataset)) this.offer();
  }

  get prefix() {
    return `${PREFIX}:${this.dataset.user}:${this.story}:`;
  }

  keep() {
    this.isKept = true;
    try {
      const kept = { at: Date.now(), entries: entriesOf(this.form) };
      localStorage.setItem(this.prefix + this.opened, JSON.stringify(kept));
    } catch {
      this.say("full");
    }
  }

  acknowledge(data) {
    localStorage.removeItem(this.prefix + this.opened);
    this.isKept = false;
    if (data?.pk) this.story = String(data.pk);
    const now = entriesOf(this.form).filter(([name]) => !name.startsWith("loaded_revision"));
    const sent = JSON.parse(this.sent ?? "[]").filter(([name]) => !name.startsWith("loaded_revision"));
    if (JSON.stringify(now) !== JSON.stringify(sent)) this.keep();
    this.say("");
  }

  async explain(type) {
    this.keep();
    this.say(type);
    if (type !== "server_error") return;
    // Wagtail's autosave follows the redirect to the login page and calls it an error of the server.
    const answer = await fetch(window.location.href, { redirect: "manual" }).catch(() => null);
    if (answer?.type === "opaqueredirect" || answer?.status === 403) this.say("expired");
  }

  say(when) {
    for (const line of this.querySelectorAll("[data-when]")) line.hidden = line.dataset.when !== when;
  }

  async offer() {
    const others = [];
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(`${PREFIX}:`)) continue;
      const kept = read(key);
      if (!kept || Date.now() - kept.at > LONGEST_MS) localStorage.removeItem(key);
      else if (key.startsWith(this.prefix) && key !== this.prefix + this.opened) others.push({ key, ...kept });
    }
    others.sort((one, other) => other.at - one.at);
    for (const kept of others) {
      const comparison = await this.compare(kept);
      if (comparison === null) localStorage.removeItem(kept.key);
      else return this.show(kept, comparison);
    }
    this.querySelector("[data-offer]").hidden = true;
  }

  /* The server's comparison as HTML; null if it has the text already, empty if it could not say. */
  async compare({ entries }) {
    if (!this.dataset.compare) return "";
    const body = new FormData();
    for (const [name, value] of [...entries, this.token]) body.append(name, value);
    const answer = await fetch(this.dataset.compare, { method: "POST", body }).catch(() => null);
    if (answer?.status === 204) return null;
    return answer?.ok && !answer.redirected ? answer.text() : "";
  }

  get token() {
    return ["csrfmiddlewaretoken", this.form.querySelector("[name=csrfmiddlewaretoken]").value];
  }

  show(kept, comparison) {
    this.kept = kept;
    const form = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short" };
    const clock = new Intl.DateTimeFormat(document.documentElement.lang, { ...form, timeZone: this.dataset.zone });
    this.querySelector("[data-kept-at]").textContent = clock.format(kept.at);
    this.querySelector("[data-kept-title]").textContent = Object.fromEntries(kept.entries).title ?? "";
    this.querySelector("[data-comparison]").innerHTML = comparison;
    this.querySelector("[data-offer]").hidden = false;
  }

  /* Sent as the save that failed: it names the version it was written over, so the server refuses what somebody else
     has replaced, and shows both. The copy stays until the server has it. */
  restore() {
    const form = Object.assign(document.createElement("form"), { method: "post", action: this.form.action, hidden: true });
    for (const [name, value] of [...this.kept.entries, this.token]) {
      const field = document.createElement("textarea");
      field.name = name;
      field.value = value;
      form.append(field);
    }
    this.form.setAttribute("data-w-autosave-active-value", "false");
    document.body.append(form);
    form.submit();
  }

  discard() {
    localStorage.removeItem(this.kept.key);
    this.offer();
  }
}

customElements.define("keep-draft", KeepDraft);

/* <gate-panel> holds the publish gate's list, which works without script: links and forms. With it, the list follows
   each autosave, "checked" is answered in place, a link leads to its field inside this page, and the counter on the
   panel's button keeps up. */

const NARROW = "(max-width: 799px)";
const QUIET_MILLISECONDS = 700; // autosaves come in rows while somebody types
const TAB_MILLISECONDS = 350; // Wagtail fades the other tab in
const SETTLED = ["w-autosave:success", "w-autosave:error", "w-autosave:deactivated"];

const UNNOTICED_MILLISECONDS = 3000; // by then Wagtail has seen a change, or there was none

// Whether something is typed that no autosave has taken yet; Wagtail notices it a moment after the key.
let isTyped = false;
let isUnsaved = false;
for (const type of ["input", "change"]) {
  document.addEventListener(type, ({ target }) => (isTyped ||= Boolean(target.closest?.("[data-edit-form]"))));
}
document.addEventListener("w-unsaved:add", () => (isUnsaved = true));
document.addEventListener("w-unsaved:clear", () => (isTyped = isUnsaved = false));

function saved() {
  const autosaves = document.querySelector("[data-edit-form][data-controller~='w-autosave']");
  if (!(isTyped || isUnsaved) || !autosaves) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const settle = ({ type }) => {
      for (const name of SETTLED) document.removeEventListener(name, settle);
      if (type === SETTLED[0]) resolve();
      else reject(new Error(type));
    };
    for (const name of SETTLED) document.addEventListener(name, settle);
    setTimeout(() => isUnsaved || settle({ type: SETTLED[0] }), UNNOTICED_MILLISECONDS);
  });
}

function show(name) {
  const target = document.getElementById(name) ?? document.querySelector(`[id^="${CSS.escape(name)}-"]`);
  if (!target) return false;
  if (window.matchMedia(NARROW).matches) document.querySelector("[data-form-side-close-button]")?.click();
  const tab = target.closest("[role='tabpanel'][hidden]");
  if (tab) document.querySelector(`[role='tab'][href='#${tab.id}']`)?.click();
  setTimeout(() => arrive(target), tab ? TAB_MILLISECONDS : 0);
  return true;
}

function arrive(target) {
  (target.closest("[data-field], [data-panel]") ?? target).scrollIntoView({ block: "center" });
  const fields = "[contenteditable='true'], textarea, select, input:not([type='hidden'])";
  const field = target.matches(fields) ? target : target.querySelector(fields) ?? target.querySelector("button");
  field?.focus({ preventScroll: true });
}

class GatePanel extends HTMLElement {
  timer = 0;
  asking = 0; // lists that are on their way

  connectedCallback() {
    this.addEventListener("click", this);
    this.addEventListener("submit", this);
    document.addEventListener(SETTLED[0], this);
    this.count();
  }

  disconnectedCallback() {
    document.removeEventListener(SETTLED[0], this);
    clearTimeout(this.timer);
  }

  handleEvent(event) {
    if (event.type === SETTLED[0]) {
      clearTimeout(this.timer);
      this.setAttribute("aria-busy", "true");
      this.timer = setTimeout(() => {
        this.timer = 0;
        this.refresh();
      }, QUIET_MILLISECONDS);
    } else if (event.type === "submit") {
      event.preventDefault();
      this.answer(event.target);
    } else {
      const link = event.target.closest("a[data-jump]");
      if (link && show(link.dataset.jump)) event.preventDefault();
    }
  }

  count() {
    const counter = document.querySelector("[data-side-panel-toggle='gate'] [data-side-panel-toggle-counter]");
    const { count, blocking } = this.querySelector("[data-count]")?.dataset ?? {};
    if (!counter || count === undefined) return;
    counter.textContent = count;
    counter.hidden = count === "0";
    counter.classList.toggle("w-bg-critical-200", blocking !== "0");
    counter.classList.toggle("w-bg-warning-100", blocking === "0");
  }

  async refresh() {
    this.asking += 1;
    try {
      await this.take(await fetch(this.getAttribute("src"), { headers: { "X-Gate-Panel": "1" } }));
    } catch {
      // The list stays as it is; the next autosave asks again.
    } finally {
      this.asking -= 1;
      // A newer autosave may wait for its list.
      if (!this.timer && !this.asking) this.removeAttribute("aria-busy");
    }
  }

  async answer(form) {
    const changesText = form.dataset.changesText === "true";
    let asked = form;
    try {
      if (changesText && (isTyped || isUnsaved)) {
        await saved();
        await this.refresh(); // the same question about the newer text
        asked = this.querySelector(`form[data-changes-text] input[value="${form.elements.fingerprint.value}"]`)?.form;
      }
    } catch {
      return; // Wagtail says on the page why it could not save.
    }
    if (!asked) return;
    try {
      const body = new FormData(asked);
      const response = await fetch(asked.action, { method: "POST", body, headers: { "X-Gate-Panel": "1" } });
      if (response.ok && changesText) window.location.reload();
      else await this.take(response);
    } catch {
      asked.submit(); // The plain form shows the login page, or the fault.
    }
  }

  /* Put a list in the place of this one; where the focus was in it, the next thing to answer gets it. */
  async take(response) {
    const text = await response.text();
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-count]");
    if (!fresh) throw new Error("no list");
    const isUsed = this.contains(document.activeElement);
    const open = [...this.querySelectorAll("details[open]")].map(({ id }) => id).filter(Boolean);
    this.replaceChildren(fresh);
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    if (isUsed) this.querySelector("[role='alert'], h3")?.focus({ preventScroll: true });
    this.count();
  }
}

customElements.define("gate-panel", GatePanel);

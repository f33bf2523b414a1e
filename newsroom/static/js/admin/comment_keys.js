/* <comment-keys> moves between the comments of a queue: J and K from one to the next, X chooses, S approves, T rejects;
   the last two answer for those that are chosen, or for the one that has the focus. A rejection needs its reason: without
   one, T goes to where it is chosen. The buttons do the same without keys. */
class CommentKeys extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const act = { j: () => this.step(1), k: () => this.step(-1), x: () => this.choose(), s: () => this.answer("setujui"), t: () => this.answer("tolak") }[event.key.toLowerCase()];
    if (!act || !this.rows.length) return;
    event.preventDefault();
    if (!event.repeat || "jk".includes(event.key.toLowerCase())) act();
  }

  get rows() {
    return [...this.querySelectorAll(".comment-row")];
  }

  get current() {
    return document.activeElement.closest(".comment-row");
  }

  step(by) {
    const next = this.current ? this.rows[this.rows.indexOf(this.current) + by] : this.rows.at(by > 0 ? 0 : -1);
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  choose() {
    this.current?.querySelector("[name=pilih]")?.click();
  }

  answer(name) {
    const reason = this.querySelector("[name=alasan]");
    if (name === "tolak" && reason && !reason.value) {
      const current = this.current;
      if (current && !this.querySelector("[name=pilih]:checked")) current.querySelector("[name=pilih]").checked = true;
      reason.focus();
      return;
    }
    const all = this.querySelector(`[name=keputusan][value=${name}]`);
    const button = this.querySelector("[name=pilih]:checked") ? all : this.current?.querySelector(`[name=${name}]`);
    if (!button || this.isSent) return;
    this.isSent = true;
    button.click();
  }
}

customElements.define("comment-keys", CommentKeys);

/* <paste-sheet> answers guesses by single keys and keeps the form's place: J and K go to the next guess and the one
   before, Y gives its first answer, 2 to 9 another one, L opens the other speakers. Without script the buttons are there. */
const PLACE = "paste-place";
const SOON_MS = 15_000;

class PasteSheet extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", (event) => this.press(event));
    document.addEventListener("submit", (event) => this.leave(event));
    document.querySelector("[data-next]")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.step(1);
    });
    for (const link of this.querySelectorAll("[data-choose]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.choose(link.closest(".paste-card"));
      });
    }
    this.comeBack();
  }

  /* Wagtail scrolls its content, not the window. */
  get scroller() {
    return this.closest("main");
  }

  get asked() {
    return [...this.querySelectorAll(".paste-card[data-state=asked]")];
  }

  get current() {
    return document.activeElement.closest(".paste-card[data-state=asked]") ?? this.asked[0];
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea, dialog")) return;
    const key = event.key.toLowerCase();
    const act = { j: () => this.step(1), k: () => this.step(-1), y: () => this.answer(0), l: () => this.choose(this.current) }[key];
    if (!act && !/^[1-9]$/.test(key)) return;
    if (event.repeat && !"jk".includes(key)) return;
    event.preventDefault();
    if (act) act();
    else this.answer(Number(key) - 1);
  }

  step(by) {
    const cards = this.asked;
    if (!cards.length) return;
    const focused = document.activeElement.closest(".paste-card[data-state=asked]");
    const at = focused ? cards.indexOf(focused) + by : by > 0 ? 0 : cards.length - 1;
    const card = cards[(at + cards.length) % cards.length];
    card.querySelector("[data-answer], .paste-question input[type=text]").focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  answer(number) {
    this.current?.querySelectorAll("[data-answer]")[number]?.click();
  }

  choose(card) {
    const speakers = card?.querySelector(".paste-speaker");
    if (!speakers) return;
    speakers.open = true;
    speakers.querySelector(".paste-choice button, .paste-choice input[type=text]").focus();
  }

  /* A second press while the answer is on its way would be about the next page's question. */
  leave(event) {
    if (this.isSent) {
      event.preventDefault();
      return;
    }
    this.isSent = true;
    sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, top: this.scroller.scrollTop, at: Date.now() }));
  }

  comeBack() {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
    sessionStorage.removeItem(PLACE);
    if (!kept || kept.path !== location.pathname || Date.now() - kept.at > SOON_MS) return;
    this.scroller.scrollTop = kept.top;
    const next = this.querySelector("[autofocus]");
    next?.focus({ preventScroll: true });
    next?.closest(".paste-card").scrollIntoView({ block: "nearest" });
  }
}

customElements.define("paste-sheet", PasteSheet);
addEventListener("pageshow", (event) => {
  const sheet = document.querySelector("paste-sheet");
  if (event.persisted && sheet) sheet.isSent = false;
});

// Quote cards: one more at a touch, and away again.
class QuoteCards extends HTMLElement {
  connectedCallback() {
    this.cards = this.querySelector("[data-cards]");
    this.button = this.querySelector("[data-add]");
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.add().querySelector("textarea").focus());
    this.addEventListener("click", (event) => {
      if (!event.target.closest("[data-remove]")) return;
      event.target.closest(".quote-card").remove();
      this.button.focus();
      this.changed();
    });
    if (!this.cards.querySelector(".quote-card")) this.add();
  }

  add(words = "", speaker = "", role = "") {
    const card = this.querySelector("template").content.firstElementChild.cloneNode(true);
    for (const [name, value] of Object.entries({ words, speaker, role })) card.querySelector(`[name=${name}]`).value = value;
    this.cards.append(card);
    return card;
  }

  // As many cards as there were, and one to begin with.
  restore(rows) {
    this.cards.querySelectorAll(".quote-card").forEach((card) => card.remove());
    for (const row of rows.length ? rows : [[]]) this.add(...row);
  }

  changed() {
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("quote-cards", QuoteCards);

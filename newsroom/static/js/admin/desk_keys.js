/* <desk-keys> moves between the cards of its lists with the arrow keys, once one of them has the focus: up and down
   within a list, left and right to the list beside it. Enter is the link's own; B says that one reads, and never takes
   that back: it may be pressed twice. */
const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

class DeskKeys extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    const card = event.target.closest("article[data-card]");
    if (!card || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key.toLowerCase() === "b") {
      if (!event.repeat) card.querySelector('[data-claim="take"]')?.click();
      return;
    }
    const step = STEPS[event.key];
    if (!step) return;
    const next = this.beside(card, step);
    event.preventDefault();
    (next?.querySelector("h3 a") ?? next?.querySelector("h3"))?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  /* Lists that are not shown, or have no card, are stepped over. */
  beside(card, [aside, along]) {
    const lists = [...this.querySelectorAll("section")]
      .filter((list) => list.offsetParent && list.querySelector("article"))
      .sort((one, other) => this.left(one) - this.left(other) || this.top(one) - this.top(other));
    const cards = (list) => [...list.querySelectorAll("article[data-card]")];
    const list = card.closest("section");
    const row = cards(list).indexOf(card);
    if (along) return cards(list)[row + along];
    const there = lists[lists.indexOf(list) + aside];
    return there && (cards(there)[row] ?? cards(there).at(-1));
  }

  left(list) {
    return list.getBoundingClientRect().left;
  }

  top(list) {
    return list.getBoundingClientRect().top;
  }
}

customElements.define("desk-keys", DeskKeys);

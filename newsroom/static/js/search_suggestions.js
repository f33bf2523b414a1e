// Offers people, regions, topics and headlines below the search field while one types.
class SearchSuggestions extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.input.autocomplete = "off";
    this.box = document.createElement("div");
    this.append(this.box);
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(this.input.value.trim()), 180);
    });
    this.addEventListener("keydown", (event) => this.move(event));
    this.addEventListener("focusout", (event) => this.contains(event.relatedTarget) || this.close());
  }

  /* On a slow line the answer may come when the list was closed, or when somebody is already choosing from it. */
  async ask(words) {
    this.wanted = words;
    try {
      const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(words)}`);
      const list = await answer.text();
      const isWanted = answer.ok && words === this.wanted && words === this.input.value.trim();
      if (isWanted && document.activeElement === this.input) this.box.innerHTML = list;
    } catch {
      if (words === this.wanted) this.close();
    }
  }

  close() {
    clearTimeout(this.timer);
    this.wanted = null;
    this.box.replaceChildren();
  }

  move(event) {
    const stops = [this.input, ...this.box.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = stops[stops.indexOf(document.activeElement) + step];
    const isClosing = event.key === "Escape" && this.box.hasChildNodes();
    if (next || isClosing) event.preventDefault();
    if (event.key === "Escape") this.close();
    next?.focus();
  }
}

customElements.define("search-suggestions", SearchSuggestions);

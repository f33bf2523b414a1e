// Offers people, regions, topics and headlines below the search field while one types.
class SearchSuggestions extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.input.autocomplete = "off";
    this.box = document.createElement("div");
    this.append(this.box);
    let timer;
    this.input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.ask(this.input.value.trim()), 180);
    });
    this.addEventListener("keydown", (event) => this.move(event));
    this.addEventListener("focusout", (event) => this.contains(event.relatedTarget) || this.close());
  }

  async ask(words) {
    try {
      const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(words)}`);
      const isWanted = answer.ok && words === this.input.value.trim() && this.matches(":focus-within");
      if (isWanted) this.box.innerHTML = await answer.text();
    } catch {
      this.close();
    }
  }

  close() {
    this.box.replaceChildren();
  }

  move(event) {
    const stops = [this.input, ...this.box.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = stops[stops.indexOf(document.activeElement) + step];
    const isClosing = event.key === "Escape" && this.box.hasChildNodes();
    if (next || isClosing) event.preventDefault();
    if (isClosing) this.close();
    next?.focus();
  }
}

customElements.define("search-suggestions", SearchSuggestions);

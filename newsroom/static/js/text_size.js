// Larger or smaller running text, kept by this browser for the next story.
const KEY = "ukuran-teks";
const SIZES = [0.9, 1, 1.15, 1.3, 1.5];
const USUAL = 1;

class TextSize extends HTMLElement {
  connectedCallback() {
    this.step = this.recall();
    this.buttons = [
      this.button("A", this.dataset.smaller, -1),
      this.button("A", this.dataset.larger, 1),
    ];
    this.append(...this.buttons);
    this.apply();
  }

  recall() {
    try {
      const kept = SIZES.indexOf(Number(localStorage.getItem(KEY)));
      return kept < 0 ? USUAL : kept;
    } catch {
      return USUAL;
    }
  }

  button(text, label, by) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => {
      this.step = Math.min(SIZES.length - 1, Math.max(0, this.step + by));
      this.apply();
      try {
        localStorage.setItem(KEY, SIZES[this.step]);
      } catch {
        // A browser that keeps nothing still shows this story as asked.
      }
    });
    return button;
  }

  apply() {
    document.documentElement.style.setProperty("--reading-size", SIZES[this.step]);
    this.buttons[0].disabled = this.step === 0;
    this.buttons[1].disabled = this.step === SIZES.length - 1;
  }
}

customElements.define("text-size", TextSize);

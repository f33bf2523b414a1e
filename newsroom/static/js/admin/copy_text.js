// A field that holds something to copy, with a button that copies it; without script it is selected by hand.
class CopyText extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input, textarea");
    const button = this.querySelector("button");
    if (!field || !button || !navigator.clipboard) return;
    button.hidden = false;
    field.addEventListener("focus", () => field.select());
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        button.textContent = button.dataset.done;
      } catch {
        field.select();
      }
    });
  }
}

customElements.define("copy-text", CopyText);

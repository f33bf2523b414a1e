// A button that copies the address of the page, or its data-text; without script, or without a clipboard, there is none.
class CopyLink extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = this.dataset.class ?? "";
    button.toggleAttribute("data-primary", "primary" in this.dataset);
    button.textContent = this.dataset.label;
    button.addEventListener("click", async () => {
      const canonical = document.querySelector('link[rel="canonical"]');
      try {
        await navigator.clipboard.writeText(this.dataset.text ?? (canonical ? canonical.href : location.href));
        button.textContent = this.dataset.done;
      } catch {
        button.remove();
      }
    });
    this.setAttribute("role", "status");
    this.append(button);
  }
}

customElements.define("copy-link", CopyLink);

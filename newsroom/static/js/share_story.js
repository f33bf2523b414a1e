// The phone's own way to pass something on; where there is none, the links beside it are enough.
class ShareStory extends HTMLElement {
  connectedCallback() {
    if (!navigator.share) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.dataset.label;
    button.addEventListener("click", async () => {
      const url = document.querySelector('link[rel="canonical"]')?.href ?? location.href;
      try {
        await navigator.share({ title: document.querySelector("h1")?.textContent ?? document.title, url });
      } catch {
        // Closed without a choice: nothing to say.
      }
    });
    this.append(button);
  }
}

customElements.define("share-story", ShareStory);

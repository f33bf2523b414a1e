/* <story-frame> grows with the story it shows, so that the page has one scroll bar. Without script the frame has its own. */
class StoryFrame extends HTMLElement {
  connectedCallback() {
    this.frame = this.querySelector("iframe");
    this.frame.addEventListener("load", () => this.watch());
    if (this.frame.contentDocument?.readyState === "complete") this.watch();
  }

  disconnectedCallback() {
    this.observer?.disconnect();
  }

  watch() {
    const body = this.frame.contentDocument?.body;
    if (!body) return;
    this.observer?.disconnect();
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(body);
    this.fit();
  }

  fit() {
    this.frame.style.blockSize = `${this.frame.contentDocument.body.scrollHeight}px`;
  }
}

customElements.define("story-frame", StoryFrame);

/* <archive-progress> asks again every few seconds how far an import is. When it comes to another stage, the page is
   loaded anew. Without script, the link below it does the same by hand. */
const SECONDS = 3;

class ArchiveProgress extends HTMLElement {
  connectedCallback() {
    this.clock = setInterval(() => document.hidden || this.ask(), SECONDS * 1000);
  }

  disconnectedCallback() {
    clearInterval(this.clock);
  }

  async ask() {
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      const response = await fetch(this.dataset.url, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.querySelector(".archive-progress");
      // Neither a fault nor a log-in page is progress: what stands there stays, and the next tick asks again.
      if (fresh) this.take(fresh);
    } catch {
      // No connection: the same.
    } finally {
      this.isAsking = false;
    }
  }

  take(fresh) {
    const shown = this.querySelector(".archive-progress");
    if (fresh.dataset.stage !== shown.dataset.stage) location.reload();
    else shown.replaceWith(fresh);
  }
}

customElements.define("archive-progress", ArchiveProgress);

// The browser may keep the stories read last, for when the line is gone (newsroom/offline/worker.js).
class KeepCopies extends HTMLElement {
  connectedCallback() {
    navigator.serviceWorker?.register("/sw.js").catch(() => {});
  }
}

customElements.define("keep-copies", KeepCopies);

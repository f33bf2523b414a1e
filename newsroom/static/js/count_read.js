// Reports once that the story was before somebody's eyes for ten seconds in all. Keeps nothing, asks for nothing.
class CountRead extends HTMLElement {
  connectedCallback() {
    let left = 10000;
    let since = 0;
    let timer;
    const report = () => {
      document.removeEventListener("visibilitychange", look);
      navigator.sendBeacon?.(this.dataset.url);
    };
    const look = () => {
      clearTimeout(timer);
      if (since) left -= performance.now() - since;
      since = document.hidden ? 0 : performance.now();
      if (since) timer = setTimeout(report, Math.max(left, 0));
    };
    document.addEventListener("visibilitychange", look);
    look();
  }
}

customElements.define("count-read", CountRead);

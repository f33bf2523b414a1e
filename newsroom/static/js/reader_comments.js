// The newest comments, fetched without cookie when their place comes into view. Without it a link leads to them.
class ReaderComments extends HTMLElement {
  connectedCallback() {
    const watch = new IntersectionObserver(async ([place]) => {
      if (!place.isIntersecting) return;
      watch.disconnect();
      const answer = await fetch(this.dataset.url, { credentials: "omit" }).catch(() => null);
      if (answer?.ok) this.innerHTML = await answer.text();
    }, { rootMargin: "300px" });
    watch.observe(this);
  }
}

customElements.define("reader-comments", ReaderComments);

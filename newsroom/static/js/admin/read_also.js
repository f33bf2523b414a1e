/* A proposed story becomes a "Read also" block of the text, below the block in which somebody wrote last. */
let lastBlock = null;

document.addEventListener("focusin", ({ target }) => {
  const body = document.getElementById("body-root");
  if (!body?.contains(target)) return;
  lastBlock = body.rootBlock.children.find(({ element }) => element?.contains(target)) ?? lastBlock;
});

class ReadAlso extends HTMLElement {
  connectedCallback() {
    for (const button of this.querySelectorAll("button[data-block]")) button.hidden = false;
    this.addEventListener("click", this);
  }

  handleEvent({ target }) {
    const button = target.closest("button[data-block]");
    const stream = document.getElementById("body-root")?.rootBlock;
    if (!button || !stream) return;
    const { children } = stream;
    const place = children.includes(lastBlock) ? children.indexOf(lastBlock) + 1 : children.length;
    // Where the page has no secure address there is no such number: Wagtail then gives the block one when it is saved.
    const block = { ...JSON.parse(button.dataset.block), id: crypto.randomUUID?.() };
    stream.insert(block, place, { animate: true, focus: false });
    button.textContent = this.dataset.done;
    button.disabled = true;
    // Wagtail notices changes of fields, not blocks that a script puts in.
    stream.children[place].element?.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("read-also", ReadAlso);

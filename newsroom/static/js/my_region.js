// The reader's own region: remembered by this browser alone, first in the bar and lit on the map. No cookie, no account.
const KEY = "wilayah";

function recall() {
  try {
    const mine = JSON.parse(localStorage.getItem(KEY));
    return mine && /^[a-z0-9-]+$/.test(mine.slug) && typeof mine.name === "string" ? mine : null;
  } catch {
    return null;
  }
}

function show(mine) {
  document.querySelectorAll(".region-nav__mine").forEach((item) => item.remove());
  document.querySelectorAll(".map [data-mine]").forEach((area) => area.removeAttribute("data-mine"));
  if (!mine) return;
  const href = `/wilayah/${mine.slug}/`;
  const nav = document.querySelector("[data-my-region]");
  if (nav) {
    const item = document.createElement("li");
    item.className = "region-nav__mine";
    const link = document.createElement("a");
    link.href = href;
    link.textContent = `${nav.dataset.myRegion}: ${mine.name}`;
    item.append(link);
    nav.querySelector("ul").prepend(item);
  }
  document.querySelectorAll(`.map a[href="${href}"]`).forEach((area) => area.setAttribute("data-mine", ""));
}

class MyRegion extends HTMLElement {
  connectedCallback() {
    const button = document.createElement("button");
    button.type = "button";
    const draw = () => {
      const isMine = recall()?.slug === this.dataset.slug;
      button.setAttribute("aria-pressed", isMine);
      button.textContent = isMine ? this.dataset.forget : this.dataset.choose;
      return isMine;
    };
    button.addEventListener("click", () => {
      try {
        if (draw()) localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, JSON.stringify({ slug: this.dataset.slug, name: this.dataset.name }));
      } catch {
        button.remove();
        return;
      }
      draw();
      show(recall());
    });
    draw();
    this.append(button);
  }
}

show(recall());
customElements.define("my-region", MyRegion);

// Photos straight from the camera: made smaller here, kept on the phone, shown in threes with what they weigh.
import { find, keep, newNumber, remove } from "./store.js";
import { shrink } from "./shrink.js";

class PhotoTiles extends HTMLElement {
  photos = [];
  // Until what was chosen is made smaller; whoever closes the report waits for it.
  taken = Promise.resolve();

  connectedCallback() {
    this.tiles = this.querySelector("[data-tiles]");
    this.sum = this.querySelector("[data-sum]");
    this.rest = this.sum.textContent;
    this.input = this.querySelector("input[type=file]");
  }

  // Begun by the page once it can keep anything: until then the plain field sends the files with the form.
  begin({ side, largest, largestBefore, most, say }) {
    Object.assign(this, { side, largest, largestBefore, most, say });
    this.input.addEventListener("change", () => {
      const files = [...this.input.files];
      // Photos chosen later are taken, and the report is sent, also where this went wrong.
      this.taken = this.taken.then(() => this.take(files)).catch(() => {});
    });
    this.addEventListener("click", (event) => {
      const tile = event.target.closest("[data-remove]")?.closest("li");
      if (tile) this.drop(tile);
    });
  }

  async take(files) {
    let refused = "";
    for (const file of files) {
      if (this.photos.length >= this.most) refused = this.say("tooMany");
      else if (file.size > this.largestBefore) refused = this.say("tooLarge");
      else {
        this.sum.textContent = this.say("shrinking");
        await this.add(file).catch(() => (refused = this.say("unreadable")));
      }
    }
    // What was chosen is kept here; left in the field it would be sent as it is.
    this.input.value = "";
    this.weigh();
    if (refused) this.sum.textContent = refused;
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async add(file) {
    const blob = await shrink(file, { side: this.side, largest: this.largest });
    const photo = { number: newNumber(), size: blob.size };
    await keep("photos", { number: photo.number, blob });
    this.photos.push(photo);
    this.show(photo, blob);
  }

  show({ number }, blob) {
    const tile = this.querySelector("template").content.firstElementChild.cloneNode(true);
    const image = tile.querySelector("img");
    image.src = URL.createObjectURL(blob);
    image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
    tile.dataset.number = number;
    this.tiles.append(tile);
  }

  async drop(tile) {
    this.photos = this.photos.filter(({ number }) => number !== tile.dataset.number);
    tile.remove();
    this.weigh();
    this.input.focus();
    this.dispatchEvent(new Event("input", { bubbles: true }));
    await remove("photos", tile.dataset.number);
  }

  weigh() {
    const kilobytes = Math.round(this.photos.reduce((sum, { size }) => sum + size, 0) / 1000);
    const size = kilobytes < 1000 ? `${kilobytes} kB` : `${(kilobytes / 1000).toLocaleString("id", { maximumFractionDigits: 1 })} MB`;
    this.sum.textContent = this.photos.length ? this.say("sum", { count: this.photos.length, size }) : this.rest;
    this.offer(this.photos.length < this.most);
  }

  // Where no more are taken, none is asked for; whoever was there goes to the last photo.
  offer(isRoom) {
    const isLeft = !isRoom && document.activeElement === this.input;
    this.input.closest("label").hidden = !isRoom;
    if (isRoom) return;
    this.sum.textContent += `. ${this.say("tooMany")}`;
    if (isLeft) this.tiles.lastElementChild?.querySelector("[data-remove]").focus();
  }

  // What is typed before all of them are shown is kept with all of them.
  async restore(photos) {
    this.tiles.replaceChildren();
    this.photos = [...photos];
    for (const photo of photos) {
      const kept = await find("photos", photo.number);
      // Taken away meanwhile, or another report stands in the form.
      if (!this.photos.includes(photo)) continue;
      if (kept) this.show(photo, kept.blob);
      else this.photos = this.photos.filter((one) => one !== photo);
    }
    this.weigh();
  }
}

customElements.define("photo-tiles", PhotoTiles);

/* <desk-board> keeps the newsroom's first page fresh: it fetches the board anew and puts what changed in its place.
   Scroll, focus and whatever is open in the filters stay. Without script the page is the board of its moment. */
import { placeOn, returnTo } from "./desk_place.js";

const MINUTE = 60;

class DeskBoard extends HTMLElement {
  connectedCallback() {
    this.freshAt = Date.now();
    this.told = this.news();
    this.drawn = new Map([...this.querySelectorAll("[data-fresh]")].map((part) => [part.dataset.fresh, part.outerHTML]));
    this.filters = this.querySelector(".desk-filters");
    this.filters.dataset.atOnce = "";
    this.filters.addEventListener("change", () => this.filters.requestSubmit());
    this.addEventListener("submit", (event) => this.press(event));
    this.clock = setInterval(() => this.tick(), 1000);
    this.seen = () => !document.hidden && this.age() >= this.dataset.tick && this.refresh();
    document.addEventListener("visibilitychange", this.seen);
    const tabs = this.querySelector(".desk-tabs");
    tabs.scrollLeft = tabs.querySelector("[aria-current]").offsetLeft - tabs.clientWidth / 3;
    this.tick();
  }

  disconnectedCallback() {
    clearInterval(this.clock);
    document.removeEventListener("visibilitychange", this.seen);
  }

  age() {
    return Math.floor((Date.now() - this.freshAt) / 1000);
  }

  tick() {
    if (document.hidden) return;
    const said = this.querySelector("[data-ago]");
    const [words, count] = this.age() < 2 * MINUTE ? [said.dataset.seconds, this.age()] : [said.dataset.minutes, Math.floor(this.age() / MINUTE)];
    said.textContent = words.replace("{n}", count);
    said.hidden = false;
    if (this.age() >= this.dataset.tick && !this.hasEnded && !this.isFetching) this.refresh();
  }

  /* Of two that are on their way, the later one counts: the earlier may not know of a button pressed since. */
  async refresh() {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    this.isFetching = true;
    try {
      const response = await fetch(this.dataset.url, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      const board = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("desk-board");
      if (turn !== this.turn) return;
      if (board) this.take(board);
      // Wagtail answers a script without a session with 403, instead of leading it to the log-in.
      else if (response.status === 403 || this.isLoggedOut(response)) this.end();
    } catch {
      // No connection: the age in the head goes on counting, and the next tick tries again.
    } finally {
      if (turn === this.turn) this.isFetching = false;
    }
  }

  isLoggedOut(response) {
    const logIn = new URL(this.querySelector("[data-ended] a").href).pathname;
    return response.status === 401 || (response.redirected && new URL(response.url).pathname === logIn);
  }

  /* The session is over: what stands here is old, and the way back is a link. */
  end() {
    this.hasEnded = true;
    this.show("[data-ended]");
  }

  show(name) {
    const notice = this.querySelector(name);
    notice.hidden = false;
    notice.setAttribute("role", "status");
  }

  take(board) {
    const place = placeOn(this);
    for (const part of this.querySelectorAll("[data-fresh]")) {
      const fresh = board.querySelector(`[data-fresh="${part.dataset.fresh}"]`);
      if (fresh && fresh.outerHTML !== this.drawn.get(part.dataset.fresh)) {
        part.innerHTML = fresh.innerHTML;
        this.drawn.set(part.dataset.fresh, fresh.outerHTML);
      }
    }
    this.freshAt = Date.now();
    this.hasEnded = false;
    this.querySelector("[data-ended]").hidden = true;
    returnTo(this, place);
    const news = this.news();
    this.say([...news].filter((words) => !this.told.has(words)));
    this.told = news;
    this.tick();
  }

  news() {
    return new Set([...this.querySelectorAll("article[data-tell]")].map((card) => card.dataset.tell));
  }

  say(sentences) {
    if (sentences.length) this.querySelector("p[data-tell]").textContent = sentences.join(". ");
  }

  /* "I am reading": the answer is a sentence, and the board is drawn anew. Other buttons work as without script. */
  async press(event) {
    const { submitter } = event;
    if (!submitter?.matches("[data-claim]")) return;
    event.preventDefault();
    if (submitter.getAttribute("aria-disabled")) return;
    submitter.setAttribute("aria-disabled", "true");
    try {
      const body = new FormData(event.target);
      const response = await fetch(submitter.formAction, { method: "POST", body, headers: { Accept: "text/plain" } });
      if (this.isLoggedOut(response)) return this.end();
      const isSentence = response.headers.get("Content-Type")?.startsWith("text/plain");
      this.querySelector("[data-failed]").hidden = isSentence;
      if (isSentence) this.say([await response.text()]);
      else this.show("[data-failed]");
      await this.refresh();
    } catch {
      event.target.action = submitter.formAction;
      event.target.submit();
    } finally {
      submitter.removeAttribute("aria-disabled");
    }
  }
}

customElements.define("desk-board", DeskBoard);

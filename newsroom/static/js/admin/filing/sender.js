// Sends reports that wait: first their photos in pieces, each from where the last stopped, then the report itself.
import { find, forget, mark } from "./store.js";
import { checksum } from "./shrink.js";

// Why nothing more can be sent now: "weak", "loggedOut" or "otherUser".
export class Stopped extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}

export class Sender {
  constructor({ addresses, user, piece, tell, say }) {
    Object.assign(this, { addresses, user, piece, tell, say });
  }

  // Another open page of the same phone may be at it: one after the other.
  run(work) {
    return navigator.locks ? navigator.locks.request("lapor", work) : work();
  }

  async logIn() {
    const answer = await this.ask(this.addresses.state);
    const { user, token } = await answer.json();
    if (user !== this.user) throw new Stopped("otherUser");
    this.token = token;
  }

  // The report as the server left it: gone from the phone if it is a draft, else with the reason.
  async send(report) {
    const whole = Boolean(crypto.subtle);
    for (let turn = 0; turn < 3; turn++) {
      if (whole) for (const [index, photo] of report.photos.entries()) await this.sendPhoto(report, photo, index);
      this.tell("sending");
      const answer = await this.ask(this.addresses.report, {
        method: "POST",
        body: await this.form(report, whole),
        headers: { Accept: "application/json", "X-CSRFToken": this.token },
      });
      if (answer.status === 403 || answer.status >= 500) throw new Stopped("weak");
      const said = await answer.json();
      if (answer.ok) {
        await forget(report);
        return { ...report, state: "done", draft: said.draft };
      }
      if (!said.missing?.length) return this.refuse(report, said.message, said.draft);
    }
    throw new Stopped("weak");
  }

  async form(report, whole) {
    const body = new FormData();
    for (const [name, value] of report.fields) body.append(name, value);
    body.set("number", report.number);
    for (const { number } of report.photos) {
      if (whole) body.append("sent", number);
      else body.append("photos", await this.bytes(number), `${number}.jpg`);
    }
    return body;
  }

  // A browser that was short of room may have thrown them away.
  async bytes(number) {
    const kept = await find("photos", number);
    if (!kept) throw new PhotoRefused(this.say("photoGone"));
    return kept.blob;
  }

  async sendPhoto(report, photo, index) {
    const blob = await this.bytes(photo.number);
    const sum = await checksum(blob);
    const address = this.addresses.photo(report.number, photo.number);
    let { received } = await (await this.ask(address)).json();
    for (let damaged = 0; received < blob.size; ) {
      const percent = Math.round((received / blob.size) * 100);
      this.tell("photo", { number: index + 1, count: report.photos.length, percent });
      const end = Math.min(received + this.piece, blob.size);
      const answer = await this.ask(address, {
        method: "POST",
        body: await blob.slice(received, end).arrayBuffer(),
        headers: {
          "Content-Type": "application/octet-stream",
          "Content-Range": `bytes ${received}-${end - 1}/${blob.size}`,
          "X-Photo-Sha256": sum,
          "X-CSRFToken": this.token,
        },
      });
      if (answer.status === 403 || answer.status >= 500) throw new Stopped("weak");
      const said = await answer.json();
      // 410: the story is a draft already; its answer was lost, and comes again.
      if (answer.status === 410) return;
      if (!answer.ok && (said.final || answer.status === 429 || ++damaged > 3)) throw new PhotoRefused(said.message);
      received = said.received;
    }
  }

  async refuse(report, message, draft = "") {
    const refused = { ...report, state: "refused", message, draft };
    await mark(refused);
    return refused;
  }

  // A redirect is the way to the log-in; no answer at all is a broken line.
  async ask(address, options = {}) {
    let answer;
    try {
      answer = await fetch(address, { redirect: "manual", cache: "no-store", ...options });
    } catch {
      throw new Stopped("weak");
    }
    if (answer.type === "opaqueredirect") throw new Stopped("loggedOut");
    return answer;
  }
}

export class PhotoRefused extends Error {}

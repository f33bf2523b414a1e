// When to send: at once, when the line is back, and every now and then; and what to say where it does not go on.
import { PhotoRefused, Stopped } from "./sender.js";
import { reportsOf } from "./store.js";

const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 120_000;
// Waiting helps against neither.
const UNTIL_LOGIN = ["loggedOut", "otherUser"];

export class Outgoing {
  done = [];
  wait = FIRST_WAIT;

  constructor({ sender, user, tell }) {
    Object.assign(this, { sender, user, tell });
  }

  // Whether anything was tried.
  async sendAll() {
    clearTimeout(this.later);
    if (this.isSending || !(await this.waiting()).length) return false;
    if (!navigator.onLine) {
      this.tell("offline");
      return false;
    }
    this.isSending = true;
    try {
      await this.sender.run(() => this.sendEach());
      this.wait = FIRST_WAIT;
      this.tell("online");
    } catch (error) {
      const why = error instanceof Stopped ? error.why : "weak";
      this.tell(why);
      if (!UNTIL_LOGIN.includes(why)) this.again();
    } finally {
      this.isSending = false;
    }
    return true;
  }

  again() {
    this.later = setTimeout(() => dispatchEvent(new Event("filing-again")), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  async sendEach() {
    // Asked inside the lock, and again after each: another page may have sent it, and somebody may finish one meanwhile.
    const [first] = await this.waiting();
    if (first) await this.sender.logIn();
    for (let report = first; report; [report] = await this.waiting()) {
      const result = await this.send(report);
      if (result.state === "done") this.done.push(result);
    }
  }

  async send(report) {
    try {
      return await this.sender.send(report);
    } catch (error) {
      if (error instanceof PhotoRefused) return this.sender.refuse(report, error.message);
      throw error;
    }
  }

  waiting() {
    return reportsOf(this.user).then((all) => all.filter((report) => report.state === "waiting"));
  }
}

// The browser reads the story aloud, if it has a voice for the page's language; nothing is sent anywhere.
const READ = ".story-page__title, .story-page__summary, .story-page__body :is(p, h2, h3, li, dt, dd, .quote__name, .quote__role)";
// What stands beside the text, and a list item whose paragraph is read already.
const LEFT_OUT = ".related *, .prose__aside *, .prose__gallery *, li:has(p)";

class ListenStory extends HTMLElement {
  connectedCallback() {
    if (!("speechSynthesis" in window)) return;
    this.offer();
    speechSynthesis.addEventListener?.("voiceschanged", () => this.offer());
    addEventListener("pagehide", () => speechSynthesis.cancel());
  }

  get voice() {
    const language = document.documentElement.lang;
    return speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(language));
  }

  offer() {
    if (this.button || !this.voice) return;
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.addEventListener("click", () => (this.isReading ? this.stop() : this.start()));
    this.show(false);
    this.append(this.button);
  }

  show(isReading) {
    this.isReading = isReading;
    this.button.textContent = isReading ? this.dataset.stop : this.dataset.start;
    this.button.setAttribute("aria-pressed", isReading);
  }

  // A paragraph at a time: long texts are cut off by some browsers.
  start() {
    const texts = [...document.querySelectorAll(READ)].filter((part) => !part.matches(LEFT_OUT)).map((part) => part.textContent.trim()).filter(Boolean);
    const parts = texts.map((text) => {
      const part = new SpeechSynthesisUtterance(text);
      part.voice = this.voice;
      part.lang = part.voice.lang;
      return part;
    });
    if (!parts.length) return;
    parts.at(-1).addEventListener("end", () => this.show(false));
    speechSynthesis.cancel();
    parts.forEach((part) => speechSynthesis.speak(part));
    this.show(true);
  }

  stop() {
    speechSynthesis.cancel();
    this.show(false);
  }
}

customElements.define("listen-story", ListenStory);

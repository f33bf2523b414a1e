// The form as a report's fields, and a report's fields as the form.
const CARD = ["words", "speaker", "role"];
const NOT_KEPT = ["csrfmiddlewaretoken", "number"];
const TOLD = /^(title|text|words|answer-)/;
const grows = CSS.supports("field-sizing", "content");

// Whether there is a word in it; a chosen region alone is no report.
export const isTold = ({ fields }) => fields.some(([name, value]) => TOLD.test(name) && value.trim());

export class ReportForm {
  constructor(form) {
    this.form = form;
    this.cards = form.querySelector("quote-cards");
    this.tiles = form.querySelector("photo-tiles");
    form.addEventListener("click", (event) => this.choosePattern(event));
    if (!grows) form.addEventListener("input", () => this.grow());
  }

  read() {
    const kept = [...new FormData(this.form)].filter(([, value]) => typeof value === "string");
    return { fields: kept.filter(([name]) => !NOT_KEPT.includes(name)), photos: this.tiles.photos };
  }

  async show({ fields, photos }) {
    const values = Object.fromEntries(fields);
    this.setPattern(values.pattern ?? "");
    for (const field of this.form.elements) {
      const isPlain = field.name && !field.matches(":disabled, [type=file], [type=hidden]") && !CARD.includes(field.name);
      if (isPlain) field.value = values[field.name] ?? "";
    }
    const columns = CARD.map((name) => fields.filter(([key]) => key === name).map(([, value]) => value));
    this.cards.restore(columns[0].map((_words, row) => columns.map((column) => column[row])));
    await this.tiles.restore(photos);
    if (!grows) this.grow();
  }

  choosePattern(event) {
    const chosen = event.target.closest("[data-pattern]");
    if (!chosen) return;
    event.preventDefault();
    const again = chosen.getAttribute("aria-current") === "true";
    this.setPattern(again ? "" : chosen.dataset.pattern);
    if (!again && "mayHarm" in chosen.dataset) this.form.elements.may_harm.value = "1";
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  setPattern(slug) {
    this.form.elements.pattern.value = slug;
    for (const link of this.form.querySelectorAll("[data-pattern]")) {
      if (link.dataset.pattern === slug) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    for (const set of this.form.querySelectorAll("[data-questions]")) {
      set.hidden = set.disabled = set.dataset.questions !== slug;
    }
  }

  grow() {
    for (const field of this.form.querySelectorAll("textarea")) {
      field.style.blockSize = "auto";
      field.style.blockSize = `${field.scrollHeight + 2}px`;
    }
  }
}

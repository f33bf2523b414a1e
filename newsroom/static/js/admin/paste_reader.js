/* <paste-reader> keeps the markup that the clipboard holds beside a paste: it knows where a passage ends, the plain text
   often does not. The server takes it only while it says the same words as the field. A file dropped on the text goes
   into the field for files. Without script the plain text is read. */
const LONGEST = 1_000_000;

class PasteReader extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("textarea");
    this.markup = this.querySelector("[name=html]");
    this.field.addEventListener("paste", (event) => this.take(event.clipboardData));
    this.field.addEventListener("drop", (event) => this.drop(event));
  }

  take(data) {
    const replacesAll = this.field.selectionStart === 0 && this.field.selectionEnd === this.field.value.length;
    const html = replacesAll ? (data?.getData("text/html") ?? "") : "";
    this.markup.value = html.length <= LONGEST ? html : "";
  }

  drop(event) {
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    event.preventDefault();
    this.closest("form").querySelector("[type=file]").files = files;
    this.closest("form").requestSubmit();
  }
}

customElements.define("paste-reader", PasteReader);

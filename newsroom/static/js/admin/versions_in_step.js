// The form always names the version it was made from.
//
// The server refuses a save over a version that the form does not name (news/forms/article.py). Wagtail's autosave makes
// versions of its own, and its form goes on naming the one from before (Wagtail 8.0): a click on "submit" would look like
// a save over somebody's newer text. So each autosave tells the form its number, and a submit waits for one under way.

const SAVING = "w-autosave:save";
const SETTLED = ["w-autosave:success", "w-autosave:error", "w-autosave:deactivated"];

const saving = new WeakSet();

function name(form, field, value) {
  let input = form.querySelector(`input[name="${field}"]`);
  if (!input) {
    input = Object.assign(document.createElement("input"), { type: "hidden", name: field });
    form.append(input);
  }
  input.value = value;
}

document.addEventListener(SAVING, ({ target }) => saving.add(target));
for (const type of SETTLED) {
  document.addEventListener(type, ({ target }) => saving.delete(target));
}

document.addEventListener("w-autosave:success", ({ target, detail }) => {
  name(target, "loaded_revision_id", detail.data.revision_id);
  name(target, "loaded_revision_created_at", detail.data.revision_created_at);
});

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.matches("[data-controller~='w-autosave']")) return;
    if (!saving.has(form)) {
      // From here on the server has the text: a late autosave would only be refused.
      form.setAttribute("data-w-autosave-active-value", "false");
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    const again = () => {
      for (const type of SETTLED) form.removeEventListener(type, again);
      queueMicrotask(() => form.requestSubmit(submitter));
    };
    for (const type of SETTLED) form.addEventListener(type, again);
  },
  { capture: true },
);

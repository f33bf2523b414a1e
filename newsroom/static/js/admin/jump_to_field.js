/* A link from the reading screen names a field of the editor. Wagtail scrolls to its panels only, and builds its fields
   after the browser looked for the address's fragment. */
const TAB_MILLISECONDS = 350; // Wagtail fades the other tab in
const name = /^#(id_\w+)$/.exec(window.location.hash)?.[1];

function jump() {
  const field = document.getElementById(name) ?? document.querySelector(`[id^="${name}-"]`);
  if (!field) return;
  const tab = field.closest("[role='tabpanel'][hidden]");
  if (tab) document.querySelector(`[role='tab'][href='#${tab.id}']`)?.click();
  setTimeout(() => arrive(field), tab ? TAB_MILLISECONDS : 0);
}

function arrive(field) {
  (field.closest("[data-field], [data-panel]") ?? field).scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}

if (name) window.addEventListener("load", () => setTimeout(jump, 150));

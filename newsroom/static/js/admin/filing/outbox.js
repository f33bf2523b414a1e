// The reports that are on their way, each with what became of it and what can be done.
export function drawOutbox(section, rows, { say, edit, anew }) {
  section.hidden = rows.length === 0;
  section.querySelector("ul").replaceChildren(...rows.map((row) => item(row, { say, edit, anew })));
}

function item(report, { say, edit, anew }) {
  const line = document.createElement("li");
  line.dataset.state = report.state;
  const title = Object.fromEntries(report.fields).title?.trim() || say("untitled");
  line.append(text("strong", title), text("span", say(report.state)));
  if (report.message) line.append(text("p", report.message));
  if (report.draft) line.append(link(say("openDraft"), report.draft));
  if (report.state !== "done") line.append(button(say("edit"), () => edit(report)));
  if (report.state === "refused" && report.draft) line.append(button(say("anew"), () => anew(report)));
  return line;
}

function text(tag, words) {
  return Object.assign(document.createElement(tag), { textContent: words });
}

function link(words, href) {
  return Object.assign(text("a", words), { href });
}

function button(words, act) {
  const made = Object.assign(text("button", words), { type: "button" });
  made.addEventListener("click", act);
  return made;
}

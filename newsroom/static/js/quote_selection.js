// Whoever marked a sentence of the story and then asks for a correction need not copy it: the link takes it along.
const LONGEST = 1000;
let marked = "";

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const story = document.querySelector(".story-page__body");
  // A tap on the link empties the selection before the click arrives: what was marked last counts.
  if (story && selection && !selection.isCollapsed && story.contains(selection.anchorNode)) {
    marked = selection.toString().trim().slice(0, LONGEST);
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".complaint-box a");
  if (!link || !marked) return;
  const url = new URL(link.href);
  url.searchParams.set("kutip", marked);
  link.href = url;
});

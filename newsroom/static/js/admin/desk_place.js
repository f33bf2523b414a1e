/* Where somebody is on the desk board, so that a part drawn anew does not take it from under them: the focused control,
   the card in the window and how far from the top it stands, and which cards are opened. */
const CONTROLS = "a, button, summary, h3[tabindex], select, input";

export function placeOn(board) {
  const focused = board.contains(document.activeElement) ? document.activeElement : null;
  const onScreen = ({ top, bottom }) => bottom > 0 && top < window.innerHeight;
  const cards = [...board.querySelectorAll("article[data-card]")];
  const card = focused?.closest("article[data-card]") ?? cards.find((one) => onScreen(one.getBoundingClientRect()));
  const part = focused?.closest("[data-fresh]");
  return {
    focused,
    card: card?.dataset.card,
    top: card?.getBoundingClientRect().top,
    holder: focused?.closest("article[data-card]") ? "card" : part?.dataset.fresh,
    address: addressOf(focused),
    index: focused ? controlsIn(focused.closest("article[data-card]") ?? part).indexOf(focused) : -1,
    opened: [...board.querySelectorAll("article[data-card] details[open]")].map(keyOf),
  };
}

export function returnTo(board, place) {
  const card = cardOn(board, place.card);
  for (const details of board.querySelectorAll("article[data-card] details")) {
    if (place.opened.includes(keyOf(details))) details.open = true;
  }
  const scroller = board.closest("main");
  if (card && scroller.scrollTop > 0) scroller.scrollBy({ top: card.getBoundingClientRect().top - place.top, behavior: "instant" });
  if (!place.holder || place.focused.isConnected) return;
  const controls = controlsIn(place.holder === "card" ? card : board.querySelector(`[data-fresh="${place.holder}"]`));
  const same = place.address && controls.find((control) => addressOf(control) === place.address);
  (same || controls[place.index] || controls[0])?.focus({ preventScroll: true });
}

/* A story that went to another list is the same one there. */
function cardOn(board, key) {
  if (!key) return null;
  return board.querySelector(`article[data-card="${key}"]`) ?? board.querySelector(`article[data-card$="-${key.split("-")[1]}"]`);
}

function controlsIn(part) {
  return part ? [...part.querySelectorAll(CONTROLS)] : [];
}

function addressOf(control) {
  return control?.getAttribute("href") ?? control?.getAttribute("formaction");
}

function keyOf(details) {
  return details.closest("article").dataset.card;
}

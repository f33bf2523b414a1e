/* Long work goes on step by step: a form that waits for a click is sent by itself, as long as the page is looked at. */
const PAUSE_MILLISECONDS = 400;

const goOn = () => {
  const form = document.querySelector("form[data-goes-on]");
  if (form && !document.hidden) {
    setTimeout(() => form.requestSubmit(), PAUSE_MILLISECONDS);
  }
};

goOn();
document.addEventListener("visibilitychange", goOn);

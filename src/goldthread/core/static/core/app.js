// Everything works without this file; it makes some things quicker.
import { initAll } from "./vendor/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Whoever came by the skip link has "#main" in the address, and a form sent to this address would lead past its errors.
document.addEventListener("submit", () => {
  history.replaceState(history.state, "", location.pathname + location.search);
});

// After a part of the page was replaced: the reader is taken to it, and told in words.
document.addEventListener("htmx:afterSwap", (event) => {
  const part = event.detail.target;
  initAll({ scope: part });
  const heading = part.querySelector("[data-focus]");
  if (heading) {
    heading.setAttribute("tabindex", "-1");
    heading.focus();
  }
  const words = part.querySelector("[data-announce]");
  if (words) {
    document.getElementById("announcement").textContent = words.dataset.announce || words.textContent.trim();
  }
});

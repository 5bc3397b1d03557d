// Says that the paper is being read. Without this file the page works the same, only silently.
const form = document.querySelector("[data-bring]");
const status = document.querySelector("[data-bring-status]");

form?.addEventListener("submit", () => {
  if (!form.querySelector("input[type=file]").files.length) return;
  const begun = Date.now();
  const say = () => {
    const seconds = Math.round((Date.now() - begun) / 1000);
    status.textContent = seconds < 20 ? "Reading the paper. Please wait." : `Still reading, for ${seconds} seconds. A long paper takes up to a minute or two.`;
  };
  say();
  setInterval(say, 10_000);
});

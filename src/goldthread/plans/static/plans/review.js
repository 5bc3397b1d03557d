// Brings the outlined cells, or the marked words, into view inside their own region. The page works the same without.
for (const region of document.querySelectorAll("[data-show-mark]")) {
  const show = () => {
    const mark = region.querySelector("[data-chief]") ?? region.querySelector("rect, mark");
    if (!mark) return;
    const [outer, inner] = [region.getBoundingClientRect(), mark.getBoundingClientRect()];
    region.scrollLeft += inner.left - outer.left - 24;
    region.scrollTop += inner.top - outer.top - outer.height / 4;
  };
  show();
  region.closest("details")?.addEventListener("toggle", show);
}

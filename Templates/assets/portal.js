// Brings a page up to the reader's day: what bears data-from shows from that day on, what bears data-until
// until the day before it. Without this script a page says what was true when it was built.
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  .map((number) => String(number).padStart(2, "0")).join("-");
for (const element of document.querySelectorAll("[data-from], [data-until]")) {
  const { from, until } = element.dataset;
  element.hidden = (from && today < from) || (until && today >= until) || false;
}

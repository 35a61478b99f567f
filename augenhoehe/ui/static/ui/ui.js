// Small help for people with JavaScript; every page works without it.
(() => {
  // After a mistake the summary comes first, for eyes and ears alike.
  document.querySelector(".summary")?.focus();

  // One box above all boxes of a list.
  for (const corner of document.querySelectorAll("thead .pick")) {
    const boxes = corner.closest("table").querySelectorAll("tbody .pick input");
    const all = document.createElement("input");
    all.type = "checkbox";
    all.setAttribute("aria-label", corner.dataset.label);
    all.addEventListener("change", () => boxes.forEach((box) => (box.checked = all.checked)));
    corner.append(all);
  }

  // An open menu closes by Escape and by a click beside it.
  const close = (keep) =>
    document.querySelectorAll("details.menu[open]").forEach((menu) => menu.contains(keep) || (menu.open = false));
  document.addEventListener("click", (event) => close(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.activeElement.closest?.("details.menu[open]");
    close(null);
    menu?.querySelector("summary").focus();
  });
})();

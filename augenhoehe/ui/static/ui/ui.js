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

  // An open menu closes by Escape and by a click beside it; what unfolds in the head by Escape.
  const close = (keep) =>
    document.querySelectorAll("details.menu[open]").forEach((menu) => menu.contains(keep) || (menu.open = false));
  document.addEventListener("click", (event) => close(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = [...document.querySelectorAll("details.menu[open], details.unfold[open]")];
    const within = document.activeElement.closest(".head, .nav");
    open.forEach((one) => (one.open = false));
    if (within) open.at(-1)?.querySelector("summary").focus();
  });

  // An agenda can be dragged into another order; the buttons beside each item do the same without a mouse.
  for (const form of document.querySelectorAll("[data-sorting]")) {
    const items = [...document.querySelectorAll(".arrange > li[data-item]")];
    const order = () => [...document.querySelectorAll(".arrange > li[data-item]")];
    let lifted = null;
    for (const item of items) {
      item.draggable = true;
      item.addEventListener("dragstart", () => (lifted = item).classList.add("lifted"));
      item.addEventListener("dragend", () => {
        item.classList.remove("lifted");
        order().forEach((one) => one.classList.remove("above"));
      });
      item.addEventListener("dragover", (event) => {
        // Within its part only: whether an item is public is no matter of its place.
        if (!lifted || lifted.parentElement !== item.parentElement) return;
        event.preventDefault();
        order().forEach((one) => one.classList.toggle("above", one === item && one !== lifted));
      });
      item.addEventListener("drop", (event) => {
        event.preventDefault();
        const list = item.parentElement;
        const down = [...list.children].indexOf(lifted) < [...list.children].indexOf(item);
        list.insertBefore(lifted, down ? item.nextSibling : item);
        order().forEach((one, place) => (form.elements[`platz-${one.dataset.item}`].value = place + 1));
        form.requestSubmit();
      });
    }
  }
})();

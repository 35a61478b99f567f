// Points at a dot and shows with whom it is linked; without this script every dot still names them.
(() => {
  const svg = document.querySelector("svg.network");
  if (!svg) return;
  const show = (node) => {
    svg.classList.toggle("pointed", Boolean(node));
    const key = node?.dataset.node;
    const near = new Set([key]);
    for (const line of svg.querySelectorAll("line")) {
      const ends = line.dataset.ends.split(" ");
      line.classList.toggle("near", ends.includes(key));
      if (ends.includes(key)) ends.forEach((end) => near.add(end));
    }
    for (const one of svg.querySelectorAll("a[data-node]")) one.classList.toggle("near", near.has(one.dataset.node));
  };
  for (const [begin, end] of [["focusin", "focusout"], ["mouseover", "mouseout"]]) {
    svg.addEventListener(begin, (event) => show(event.target.closest("a[data-node]")));
    svg.addEventListener(end, () => show(null));
  }
})();

"""Measures a page: axe-core for the rules, the browser's own complaints, and whether it fits a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

AXE = Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What follows from the frame and from the colours of the components takes two thirds of the time of a page.
FROM_FRAME = ("color-contrast", "region")
# What unfolds is read unfolded; an overlay would hide the page from the rules about colours.
RUN = """async ([tags, without]) => {
  for (const one of document.querySelectorAll("details:not(.menu)")) one.open = true;
  const rules = {region: {enabled: true}};
  for (const rule of without) rules[rule] = {enabled: false};
  const found = await axe.run(document, {
    runOnly: {type: "tag", values: tags}, rules, preload: false, resultTypes: ["violations"],
  });
  return found.violations.map(one => one.id + ": " + one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | "));
}"""
WIDER = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide <= 0) return [];
  const out = [...document.body.querySelectorAll("*")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.right > innerWidth + 1 || box.left < -1;
  });
  return [wide + "px: " + out.slice(0, 4).map(one => one.outerHTML.slice(0, 100)).join(" | ")];
}"""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 375, "height": 812}
TABLET, NARROWEST = {"width": 768, "height": 1024}, {"width": 320, "height": 640}


class Eye:
    """One browser page under the real content policy; what it finds is kept with the address."""

    def __init__(self, browser: Any, *, sizes: tuple[dict[str, int], ...] = (WIDE, NARROW)) -> None:
        self.sizes = sizes
        self.context = browser.new_context(viewport=WIDE, locale="de-DE", reduced_motion="reduce")
        # An init script is the debugger's, not the page's: the policy stays as strict as for people.
        self.context.add_init_script(path=str(AXE))
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, url: str, *, without: tuple[str, ...] = ()) -> list[str]:
        """Open a page and measure it at every width, leaving out the rules named in `without`."""
        self.page.set_viewport_size(self.sizes[0])
        answer = self.page.goto(url)
        if answer.status != 200:
            self.complaints.clear()
            return [f"{url}: {answer.status}"]
        return self.measure(without=without)

    def measure(self, *, without: tuple[str, ...] = ()) -> list[str]:
        """The page as it stands, at 1280 and at 375 pixels unless told otherwise."""
        found = []
        for size in self.sizes:
            self.page.set_viewport_size(size)
            seen = self.page.evaluate(RUN, [TAGS, without])
            seen += self.page.evaluate(WIDER) if size is not WIDE else []
            found += [f"{self.page.url} ({size['width']}): {one}" for one in seen]
        found += [f"{self.page.url}: {one}" for one in self.complaints]
        self.complaints.clear()
        return found

    def close(self) -> None:
        self.context.close()

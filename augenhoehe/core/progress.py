"""How far a command has come, told on the terminal."""

from __future__ import annotations

from typing import Any

from .numbers import number


class Progress:
    """One line that counts: on a screen it overwrites itself, in a log it appears once at each tenth."""

    def __init__(self, out: Any) -> None:
        self.out = out
        self.shown = -1
        self.screen = bool(getattr(out, "isatty", lambda: False)())

    def __call__(self, done: int, total: int) -> None:
        step = 100 * done // total if total else 0
        if step == self.shown or (not self.screen and step // 10 == self.shown // 10):
            return
        self.shown = step
        line = f"{number(done)} von {number(total)} ({step} %)"
        self.out.write(f"\r{line}" if self.screen else line, ending="" if self.screen else "\n")

    def finish(self) -> None:
        if self.screen and self.shown >= 0:
            self.out.write("")

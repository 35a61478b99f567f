"""Build hook of the wheel: browser parts and compiled catalogues go inside."""

from __future__ import annotations

import runpy
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict) -> None:
        if version == "editable":
            return
        runpy.run_path(str(Path(self.root) / "tools" / "assets.py"), run_name="__main__")

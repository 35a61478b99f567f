"""Templates, read once and kept as what draws them."""

from __future__ import annotations

from typing import Any

from django.template.base import Node, Template
from django.template.loaders import cached


class Loader(cached.Loader):
    """Django's loader that keeps templates, without their sources.

    Only the debug page shows where in a template something went wrong. For it every node keeps its piece of the
    source, every template all of it, and cotton the whole once more.
    """

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        found = super().get_template(template_name, skip)
        if found.source and not self.engine.debug:
            found.source = ""
            for node in found.nodelist.get_nodes_by_type(Node):
                node.token = None
            for loader in self.loaders:
                loader.reset()
        return found

"""Styles and templates keep their rules: logical sides, no inline styles, one small stylesheet, own hosts only."""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
UI = ROOT / "augenhoehe" / "ui"
SOURCES = sorted((UI / "styles").glob("*.css"))
BUILT = UI / "static" / "ui" / "augenhoehe.css"
TEMPLATES = sorted((ROOT / "augenhoehe").glob("*/templates/**/*.html"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|width|height"
    r"|(?:min|max)-(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def _without_conditions(css: str) -> str:
    """Media conditions may name widths; they know no direction."""
    return re.sub(r"@(?:media|page|container)[^{]*\{", "{", re.sub(r"/\*.*?\*/", "", css, flags=re.S))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_our_styles_know_no_left_and_right(source: Path) -> None:
    assert not PHYSICAL.findall(_without_conditions(source.read_text(encoding="utf-8")))


def test_kern_is_mirrored_too() -> None:
    css = BUILT.read_text(encoding="utf-8")
    sides = re.findall(r"(?<![\w-])(?:margin|padding|border)-(?:left|right)[\w-]*:|(?<![\w-])(?:left|right):", css)
    assert not sides


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "augenhoehe")))
def test_no_template_carries_styles_or_scripts_of_its_own(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|javascript:", text)
    for script in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in script or "nonce=" in script or "application/json" in script


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "augenhoehe")))
def test_every_kern_class_in_a_template_is_in_the_stylesheet(template: Path) -> None:
    known = set(re.findall(r"\.(kern-[\w-]+)", BUILT.read_text(encoding="utf-8")))
    used = set(re.findall(r"(?<!data-)kern-[a-z_-]+[a-z]", template.read_text(encoding="utf-8")))
    assert not {name for name in used - known if not any(one.startswith(name) for one in known)}


def test_the_stylesheet_is_small_and_asks_nobody_else() -> None:
    css = BUILT.read_bytes()
    assert len(gzip.compress(css, 9)) < 20_000
    assert not re.findall(rb"url\(\s*[\"']?(?:https?:)?//", css)
    assert b"@import" not in css


def test_the_stylesheet_is_built_from_these_sources() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    from stylesheet import minified

    css = BUILT.read_text(encoding="utf-8")
    stale = [source.name for source in SOURCES if minified(source.read_text(encoding="utf-8")) not in css]
    assert not stale, "make setup baut die Stile neu"


def test_every_font_of_the_stylesheet_is_there() -> None:
    files = re.findall(r'url\("\.\./(vendor/fonts/[^"]+)"\)', BUILT.read_text(encoding="utf-8"))
    assert len(files) == len(set(files)) == 8
    assert all((UI / "static" / file).is_file() for file in files)


def test_the_stylesheet_parser_respects_quotes_and_nesting() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    from stylesheet import kern

    source = (
        '@charset "UTF-8";.kern-btn:not(.a){margin-left:1px;content:"}"}.kern-col-1{width:1%}'
        "@media (prefers-color-scheme: dark){:root{--a:1}}@media (min-width:1px){.kern-btn,.kern-col-2{left:0}}"
    )
    assert kern(source) == (
        '.kern-btn:not(.a){margin-inline-start:1px;content:"}"}@media (min-width:1px){.kern-btn{inset-inline-start:0}}'
    )


@pytest.mark.parametrize(
    ("language", "subsets"),
    [
        ("de", ["fira-sans-latin-400", "fira-sans-latin-600"]),
        ("tr", ["fira-sans-latin-400", "fira-sans-latin-600", "fira-sans-latin-ext-400"]),
        ("uk", ["fira-sans-cyrillic-400", "fira-sans-cyrillic-600", "fira-sans-latin-400", "fira-sans-latin-600"]),
        ("ru", ["fira-sans-cyrillic-400", "fira-sans-cyrillic-600", "fira-sans-latin-400", "fira-sans-latin-600"]),
        ("ar", ["noto-sans-arabic-400", "noto-sans-arabic-600"]),
    ],
)
def test_style_and_fonts_of_a_first_load_leave_room_for_the_page(language: str, subsets: list[str]) -> None:
    fonts = sum((UI / "static" / "vendor" / "fonts" / f"{subset}.woff2").stat().st_size for subset in subsets)
    assert fonts + len(gzip.compress(BUILT.read_bytes(), 9)) < 125_000, language

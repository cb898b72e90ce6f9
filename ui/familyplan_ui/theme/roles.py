"""The named colour roles in light, dark and high contrast, and the contrast each must keep."""

from __future__ import annotations

from typing import Final, Literal

Role = Literal[
    "surface",
    "raised",
    "sunken",
    "line",
    "line-strong",
    "text",
    "text-soft",
    "accent",
    "on-accent",
    "accent-soft",
    "accent-ink",
    "good",
    "good-soft",
    "attention",
    "attention-soft",
    "danger",
    "danger-soft",
    "focus",
    "series-1",
    "series-2",
    "series-3",
    "series-4",
]
Scheme = Literal["light", "dark", "contrast"]

SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark", "contrast")

# One row per role: light, dark, high contrast.
_TABLE: Final[dict[Role, tuple[str, str, str]]] = {
    "surface": ("#F7F4ED", "#1C1F1E", "#000000"),
    "raised": ("#FFFEFB", "#262A29", "#000000"),
    "sunken": ("#EEE9DF", "#151817", "#000000"),
    "line": ("#DCD5C7", "#3A403E", "#9A9A9A"),
    "line-strong": ("#7D7567", "#8C9591", "#FFFFFF"),
    "text": ("#20272A", "#EDEBE5", "#FFFFFF"),
    "text-soft": ("#535C60", "#B7BDB9", "#FFFFFF"),
    "accent": ("#0A5C63", "#7FCDC7", "#6FE9F5"),
    "on-accent": ("#FFFFFF", "#06292B", "#000000"),
    "accent-soft": ("#DCEBE9", "#214041", "#00363B"),
    "accent-ink": ("#07474D", "#B9E6E2", "#FFFFFF"),
    "good": ("#27653A", "#94D3A2", "#8CF5A4"),
    "good-soft": ("#E1EFE0", "#213A29", "#000000"),
    "attention": ("#7F4B00", "#F0C070", "#FFD966"),
    "attention-soft": ("#FBECCD", "#42341B", "#000000"),
    "danger": ("#9C2B26", "#F3A69D", "#FFA79C"),
    "danger-soft": ("#F9E3DE", "#4B2725", "#000000"),
    "focus": ("#20272A", "#FFFFFF", "#FFEB3B"),
    "series-1": ("#0A5C63", "#7FCDC7", "#6FE9F5"),
    "series-2": ("#A0460F", "#F0A878", "#FFB27A"),
    "series-3": ("#5A4690", "#C3B2F2", "#D6C6FF"),
    "series-4": ("#3C6010", "#B5D27A", "#C6F07A"),
}

PALETTES: Final[dict[Scheme, dict[Role, str]]] = {
    scheme: {role: row[at] for role, row in _TABLE.items()} for at, scheme in enumerate(SCHEMES)
}

GROUNDS: Final[tuple[Role, ...]] = ("surface", "raised", "sunken")

TEXT_LIMIT: Final = 4.5
CONTROL_LIMIT: Final = 3.0

# What lies on what, and the least contrast it may have (WCAG 2.2, 1.4.3 and 1.4.11).
PAIRS: Final[tuple[tuple[Role, tuple[Role, ...], float], ...]] = (
    ("text", GROUNDS, TEXT_LIMIT),
    ("text-soft", GROUNDS, TEXT_LIMIT),
    ("accent", GROUNDS, TEXT_LIMIT),
    ("good", GROUNDS, TEXT_LIMIT),
    ("attention", GROUNDS, TEXT_LIMIT),
    ("danger", GROUNDS, TEXT_LIMIT),
    ("line-strong", GROUNDS, CONTROL_LIMIT),
    ("focus", GROUNDS, CONTROL_LIMIT),
    ("series-1", GROUNDS, CONTROL_LIMIT),
    ("series-2", GROUNDS, CONTROL_LIMIT),
    ("series-3", GROUNDS, CONTROL_LIMIT),
    ("series-4", GROUNDS, CONTROL_LIMIT),
    ("on-accent", ("accent",), TEXT_LIMIT),
    ("accent-ink", ("accent-soft",), TEXT_LIMIT),
    ("text-soft", ("accent-soft",), TEXT_LIMIT),
    ("line-strong", ("accent-soft",), CONTROL_LIMIT),
    ("good", ("good-soft",), TEXT_LIMIT),
    ("attention", ("attention-soft",), TEXT_LIMIT),
    ("danger", ("danger-soft",), TEXT_LIMIT),
)


def luminance(colour: str) -> float:
    """Give the relative luminance of `#RRGGBB`, 0 to 1, as WCAG 2.2 defines it."""
    total = 0.0
    for at, weight in ((1, 0.2126), (3, 0.7152), (5, 0.0722)):
        part = int(colour[at : at + 2], 16) / 255
        line = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the sRGB curve's own numbers
        total += weight * line
    return total


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two `#RRGGBB` colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lowest_contrast(scheme: Scheme, role: Role, grounds: tuple[Role, ...]) -> float:
    """Give the lowest contrast `role` has against any of `grounds` in one scheme."""
    colours = PALETTES[scheme]
    return min(contrast(colours[role], colours[ground]) for ground in grounds)

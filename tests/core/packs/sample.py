"""A document with every kind of block, in many scripts, over several pages."""

from __future__ import annotations

from familyplan.figures.shapes import Circle, Drawing, Label, Line, Marker, PolyLine, Rect
from familyplan.packs.document import (
    Beside,
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Keep,
    NewPage,
    Para,
    Picture,
    RatingBoxes,
    Span,
    Strip,
    Table,
    WritingLines,
)

URDU = "زینب کہتی ہیں کہ یوسف اب Hillside Primary میں 3 دوستوں کے ساتھ کھیلتا ہے"
BENGALI = "রহিমা বেগম বলেন, ছেলে এখন স্কুলে ভালো আছে"
MIXED = "Made together by Sadia سعدیہ بی بی, Daniel and Nani Zainab زینب (شریف) at home."
EUROPEAN = "Llŷr Ŵyn, Łukasz Źdźbło-Żółć, Nguyễn Thị Hằng, Ștefan Țepeș"


def progress() -> Drawing:
    return Drawing(
        400,
        140,
        (
            Line(20, 10, 380, 10, role="line"),
            Rect(0, 0, 400, 140, role="line", radius=6),
            PolyLine(((20, 100), (200, 80), (380, 40)), role="series-1", dash=(5, 3), width=1.6),
            Marker(20, 100, "square", role="series-1"),
            Marker(200, 80, "triangle", role="series-2"),
            Marker(380, 40, "diamond", role="series-3", hollow=True),
            Circle(100, 60, 12, role="text", fill="accent-soft"),
            Label(380, 130, "8 aim سعدیہ", role="good", anchor="end", halo=True),
        ),
        "How it is going",
    )


def blocks() -> tuple[Block, ...]:
    rows = tuple((f"Person {n}", "Something they said they would do", "") for n in range(60))
    return (
        Para("Goal 1, in Yusuf’s words", "eyebrow"),
        Heading(1, "“I can hear my teacher and my friends”"),
        Facts((("Why it matters", "He is falling behind."), ("What he says", URDU))),
        Heading(2, "How it is going"),
        Picture(progress(), "Yusuf went from 2 to 5."),
        Para("Higher is better.\nThe aim is 8.", "soft"),
        Keep((Heading(2, "Names"), Para(MIXED, "lead"), Para(URDU), Para(BENGALI))),
        Para((Span("Daniel", "strong"), Span(" rings the GP. "), Span("11 December", "soft"))),
        Para(EUROPEAN, "words"),
        Bullets(("One thing to bring", "یوسف کا کھیل", "A third thing. " * 12)),
        Heading(3, "To be read from afar"),
        Para("Tea from 3:15", "big"),
        Strip(("We meet again on Wednesday 20 January", "Hillside Primary, in the library.")),
        Beside(
            (Heading(2, "Who to ring"), Para("Rosa 01632 960018")),
            (Heading(2, "If things get worse"), Para("Ring Rosa the same day.")),
        ),
        NewPage(),
        Heading(1, "What we said we would do"),
        Table(("Who", "What", "By when"), rows, (1, 2, 1), "All that was agreed"),
        Para("It went on and on. " * 300),
        RatingBoxes("Today I would say", "never", "always"),
        WritingLines("What I see, and what I suggest", 12),
    )


def document(*content: Block, large: bool = False) -> Document:
    return Document(
        title="Meeting pack",
        language="en-GB",
        header_left="Meeting pack",
        header_right="Copy for Hina Patel, Hillside Primary. Private.",
        footer_left="Wed 9 December 2026. Only what the family agreed to share",
        footer_right="K7Q2",
        blocks=content or blocks(),
        large=large,
    )

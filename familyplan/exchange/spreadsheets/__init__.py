"""Spreadsheets of families: read with care, matched by their headings, turned into records."""

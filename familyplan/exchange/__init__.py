"""In and out: whole families as documented JSON, read with care, written always the same."""

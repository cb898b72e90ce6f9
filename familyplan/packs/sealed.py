"""Sealing a PDF, so that it opens only with a pass phrase."""

from __future__ import annotations

import io
import secrets

__all__ = ["sealed"]

_CHANCE_BYTES = 32
_ID_BYTES = 16


def sealed(data: bytes, phrase: str) -> bytes:
    """Give a PDF that opens only with `phrase`: AES-256, its properties sealed as well.

    What it holds stays as it was, its tags with it, and whoever can open it may read it aloud,
    print it and copy from it. The owner's password that the format asks for (ISO 32000-2, 7.6.4)
    is drawn by chance and kept by nobody. The bytes differ each time.

    Which pages, tags and fonts there are is packed away into what is sealed, and the number that
    tells files apart, which stays readable, is drawn anew: made of what the file says, it would
    let anybody try out whether a guess at that is right.

    Raises:
        ValueError: the pass phrase is empty; a reader would open the file without asking.

    """
    # Most openings of a store seal nothing, and this library takes its time to read.
    import pikepdf  # noqa: PLC0415 - see above

    if not phrase:
        raise ValueError("a copy cannot be sealed without a pass phrase")
    out = io.BytesIO()
    guard = pikepdf.Encryption(
        user=phrase, owner=secrets.token_hex(_CHANCE_BYTES), R=6, aes=True, metadata=True
    )
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.trailer.ID = pikepdf.Array(
            [pikepdf.String(secrets.token_bytes(_ID_BYTES)) for _part in range(2)]
        )
        packed = pikepdf.ObjectStreamMode.generate
        pdf.save(out, encryption=guard, object_stream_mode=packed)
    return out.getvalue()

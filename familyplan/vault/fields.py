"""Reading a JSON object strictly: what is missing or of the wrong type is a ValueError."""

from __future__ import annotations


class Fields:
    """A JSON object read strictly: a missing or wrongly typed field is a ValueError."""

    def __init__(self, value: object) -> None:
        """Take a parsed JSON value."""
        if not isinstance(value, dict):
            raise ValueError("not an object")  # noqa: TRY004 - one error for all damage
        self._fields: dict[str, object] = value

    def text(self, name: str) -> str:
        """Give a text."""
        value = self._fields.get(name)
        if not isinstance(value, str):
            raise ValueError(name)  # noqa: TRY004 - one error for all damage
        return value

    def number(self, name: str) -> int:
        """Give a whole number."""
        value = self._fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValueError(name)  # noqa: TRY004 - one error for all damage
        return value

    def octets(self, name: str) -> bytes:
        """Give bytes written as hexadecimal digits."""
        return bytes.fromhex(self.text(name))

    def without(self, name: str) -> dict[str, object]:
        """Give every field but one, as parsed."""
        return {key: value for key, value in self._fields.items() if key != name}

    def holds(self, name: str) -> bool:
        """Say whether there is anything under a name."""
        return name in self._fields

    def inner(self, name: str) -> Fields:
        """Give an object within."""
        return Fields(self._fields.get(name))

    def each(self, name: str) -> tuple[Fields, ...]:
        """Give a list of objects within."""
        value = self._fields.get(name)
        if not isinstance(value, list):
            raise ValueError(name)  # noqa: TRY004 - one error for all damage
        return tuple(Fields(item) for item in value)

"""Checks of request bodies, collected into the nested ``errors`` object of code 50035."""

from typing import Any, TypeAlias, cast

from bot.playground.errors import ApiError

Json: TypeAlias = dict[str, Any]
"""An object of the API as it goes over the wire."""


class FormErrors:
    """What is wrong with a body, by the path to each wrong value."""

    def __init__(self) -> None:
        self._tree: Json = {}

    def add(self, path: tuple[str, ...], code: str, message: str) -> None:
        """Note one wrong value."""
        node = self._tree
        for step in path:
            node = node.setdefault(step, {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def check(self) -> None:
        """Raise 50035 if anything was noted."""
        if self._tree:
            raise ApiError(50035, errors=self._tree)


def fail(path: str, code: str, message: str) -> ApiError:
    """Return the refusal of a single wrong value, its path written with dots."""
    errors = FormErrors()
    errors.add(tuple(path.split(".")), code, message)
    try:
        errors.check()
    except ApiError as refusal:
        return refusal
    raise AssertionError


class Form:
    """Reads a body value by value; wrong ones are noted, and ``check`` raises for all of them at once."""

    def __init__(self, body: Json, path: tuple[str, ...] = (), errors: FormErrors | None = None) -> None:
        self.body = body
        self.path = path
        self.errors = errors or FormErrors()

    def __contains__(self, key: str) -> bool:
        return key in self.body

    def check(self) -> None:
        """Raise 50035 if a value was wrong."""
        self.errors.check()

    def wrong(self, key: str, code: str, message: str) -> None:
        """Note that a value is wrong."""
        self.errors.add((*self.path, key), code, message)

    def require(self, key: str) -> None:
        """Note a missing value."""
        if self.body.get(key) is None:
            self.wrong(key, "BASE_TYPE_REQUIRED", "This field is required")

    def text(self, key: str, *, low: int = 0, high: int = 4_000) -> str | None:
        """Return a string whose length in characters lies within the bounds."""
        value = self.body.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            self.wrong(key, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
            return None
        if any("\ud800" <= character <= "\udfff" for character in value):
            self.wrong(key, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
            return None
        if len(value) > high:
            words = f"Must be {high} or fewer in length."
            if low:
                words = f"Must be between {low} and {high} in length."
            code = "BASE_TYPE_BAD_LENGTH" if low else "BASE_TYPE_MAX_LENGTH"
            self.wrong(key, code, words)
        elif low and not value.strip():
            self.wrong(key, "BASE_TYPE_REQUIRED", "This field is required")
        elif len(value) < low:
            self.wrong(key, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        return value

    def integer(self, key: str, *, low: int = 0, high: int = 2**63 - 1) -> int | None:
        """Return an integer within the bounds."""
        value = self.body.get(key)
        if value is None:
            return None
        if isinstance(value, str) and value.lstrip("-").isdigit():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            self.wrong(key, "NUMBER_TYPE_COERCE", f'Value "{str(value)[:40]}" is not int.')
            return None
        if value < low:
            self.wrong(key, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {low}.")
        elif value > high:
            self.wrong(key, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {high}.")
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a boolean."""
        value = self.body.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.wrong(key, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
            return default
        return value

    def snowflake(self, key: str) -> int | None:
        """Return an id."""
        value = self.body.get(key)
        if value is None:
            return None
        if (isinstance(value, str) and value.isdigit()) or (
            isinstance(value, int) and not isinstance(value, bool)
        ):
            number = int(value)
            if number < 2**63:
                return number
        self.wrong(key, "NUMBER_TYPE_COERCE", f'Value "{str(value)[:40]}" is not snowflake.')
        return None

    def snowflakes(self, key: str, *, high: int = 1_000) -> list[int] | None:
        """Return a list of ids."""
        values = self.items(key, high=high)
        if values is None:
            return None
        found: list[int] = []
        for index, value in enumerate(values):
            if str(value).isdigit():
                found.append(int(str(value)))
            else:
                self.errors.add(
                    (*self.path, key, str(index)),
                    "NUMBER_TYPE_COERCE",
                    f'Value "{str(value)[:40]}" is not snowflake.',
                )
        return found

    def items(self, key: str, *, high: int = 1_000) -> list[Any] | None:
        """Return a list that is not too long."""
        value = self.body.get(key)
        if value is None:
            return None
        if not isinstance(value, list):
            self.wrong(key, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.")
            return None
        values = cast("list[Any]", value)
        if len(values) > high:
            self.wrong(key, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
        return values

    def forms(self, key: str, *, high: int = 1_000) -> "list[Form]":
        """Return a list of objects, each a form of its own that notes its errors here."""
        found: list[Form] = []
        for index, value in enumerate(self.items(key, high=high) or []):
            path = (*self.path, key, str(index))
            if isinstance(value, dict):
                found.append(Form(cast("Json", value), path, self.errors))
            else:
                self.errors.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return found

    def form(self, key: str) -> "Form | None":
        """Return an object as a form of its own that notes its errors here."""
        value = self.body.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong(key, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
            return None
        return Form(cast("Json", value), (*self.path, key), self.errors)

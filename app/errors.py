"""The kinds of refusal. Raise a subclass named after what happened; its message tells the learner what to do next."""

from collections.abc import Mapping


class AppError(Exception):
    """A refusal that a learner can understand; the message is shown as it is."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(AppError):
    """There is no such thing, or it belongs to somebody else: the two look alike."""


class Conflict(AppError):
    """The state of things does not allow this now."""


class NotAllowed(AppError):
    """This person, or this way of asking, may not do it."""


class Busy(AppError):
    """The service cannot take it at this moment; the same request may succeed soon."""


class Invalid(AppError):
    """What was sent does not fit; `fields` maps a field's name to what is wrong with it."""

    def __init__(self, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})


class StartError(AppError):
    """The program cannot start; the command line prints the message as one line and exits with 1."""

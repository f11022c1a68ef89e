"""What goes over a line to the bus, as bytes: the one module that knows jeepney.

jeepney says nothing of its types, so it is taken as it is here, and values with types go out.
"""
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from typing import Any, NamedTuple

from jeepney import DBusAddress, HeaderFields, Message, MessageFlag, MessageType, new_method_call
from jeepney.auth import BEGIN, Authenticator
from jeepney.bus import get_connectable_addresses
from jeepney.low_level import Parser


Body = tuple[Any, ...]


class Place(NamedTuple):
    """Whom a call is for: a name on the bus, an object, an interface."""

    name: str
    path: str
    interface: str


class Heard(NamedTuple):
    """A signal as it was heard."""

    sender: str
    path: str
    member: str
    body: Body


class Answered(NamedTuple):
    """The answer to the call with this number; no body where it failed."""

    number: int
    body: Body | None


class Wire:
    """One talk with the bus: first who we are, then messages."""

    def __init__(self) -> None:
        self._login = Authenticator()
        self._parser = Parser()

    def hello(self) -> bytes:
        """Return the first words."""
        return self._login.data_to_send() or b""

    def admitted(self, given: bytes) -> bytes:
        """Take an answer to the first words; return what begins the talk, once it may begin."""
        self._login.feed(given)
        return BEGIN if self._login.authenticated else b""

    def feed(self, given: bytes) -> list[Heard | Answered]:
        """Return the signals and answers that are complete now."""
        sorted_ = [_sorted(message) for message in self._parser.feed(given)]
        return [one for one in sorted_ if one is not None]


def call(
    number: int, place: Place, member: str, signature: str, body: Body, *, wants_answer: bool
) -> bytes:
    """Return a call; nobody is started for it who does not run."""
    address = DBusAddress(place.path, place.name, place.interface)
    message = new_method_call(address, member, signature or None, body)
    flags = MessageFlag.no_auto_start
    message.header.flags = flags if wants_answer else flags | MessageFlag.no_reply_expected
    return message.serialise(serial=number)


def socket_path(address: str) -> str:
    """Return where the socket is that an address of D-Bus names."""
    return next(iter(get_connectable_addresses(address)))


def _sorted(message: Message) -> Heard | Answered | None:
    fields, kind = message.header.fields, message.header.message_type
    if kind is MessageType.signal:
        sender = fields.get(HeaderFields.sender, "")
        return Heard(sender, fields[HeaderFields.path], fields[HeaderFields.member], message.body)
    if kind in (MessageType.method_return, MessageType.error):
        body = message.body if kind is MessageType.method_return else None
        return Answered(fields[HeaderFields.reply_serial], body)
    return None

"""A fcitx that does as it is told, on a bus of its own: slow, gone, refusing, or at work."""

import subprocess
import threading
import time
from pathlib import Path

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection


CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
"""
DOOR = "/org/freedesktop/portal/inputmethod"
SPACE, ESCAPE = 0x20, 0xFF1B


class Bus:
    """A bus of its own."""

    def __init__(self, folder: Path) -> None:
        config = folder / "bus.conf"
        config.write_text(CONFIG.format(folder=folder))
        self._daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--print-address", "--nofork"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()

    def stop(self) -> None:
        self._daemon.kill()
        self._daemon.wait()
        assert self._daemon.stdout is not None
        self._daemon.stdout.close()


class Fake:
    """Takes letters, shows them half-typed in capitals, and writes what `words` has at a space."""

    def __init__(self, bus: Bus) -> None:
        self.delay = 0.0
        self.refuses = self.hands_back = False
        self.words = {"di": "地", "lin": "𠮷林", "shi": "史志工作"}
        self.calls: list[tuple] = []
        self.keys: list[tuple] = []
        self.client = ""
        self._typed: dict[str, str] = {}  # by context
        self._bus = bus
        self._ends = threading.Event()
        self._line = open_dbus_connection(bus.address)
        self._line.send_and_get_reply(message_bus.RequestName("org.fcitx.Fcitx5"))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End as a killed fcitx does; a second time it has ended already."""
        self._ends.set()
        self._thread.join()
        self._line.close()

    def members(self) -> list[str]:
        return [member for member, _ in self.calls]

    def _serve(self) -> None:
        while not self._ends.is_set():
            try:
                asked = self._line.receive(timeout=0.02)
            except TimeoutError:
                continue
            except (OSError, ValueError):  # the bus is gone
                return
            if asked.header.message_type is MessageType.method_call:
                time.sleep(self.delay)
                self._answer(asked)

    def _answer(self, asked) -> None:
        fields = asked.header.fields
        member = fields[HeaderFields.member]
        self.calls.append((member, asked.body))
        self.client = fields[HeaderFields.sender]
        if member == "CreateInputContext":
            path = f"/context/{len(self._typed)}"
            self._typed[path] = ""
            body = (path, b"0" * 16)
            self._line.send(new_method_return(asked, "oay", body))
        elif member == "ProcessKeyEvent":
            took = self._take(asked)
            self._line.send(new_method_return(asked, "b", (took,)))
        elif member == "Reset":
            self._typed[fields[HeaderFields.path]] = ""
            self._compose(asked)

    def _take(self, asked) -> bool:
        symbol, _code, state, is_release, _time = asked.body
        path = asked.header.fields[HeaderFields.path]
        typed = self._typed[path]
        self.keys.append((symbol, state, is_release))
        if is_release or self.refuses or state & 4:
            return False
        if self.hands_back:
            self._tell(asked, "ForwardKey", "uub", (symbol, state, False))
            return True
        if ord("a") <= symbol <= ord("z"):
            self._typed[path] += chr(symbol)
        elif symbol == SPACE and typed:
            self._typed[path] = ""
            self._tell(asked, "CommitString", "s", (self.words.get(typed, typed),))
        elif symbol == ESCAPE and typed:
            self._typed[path] = ""
        else:
            return False
        self._compose(asked)
        return True

    def _compose(self, asked) -> None:
        shown = self._typed[asked.header.fields[HeaderFields.path]].upper()
        pieces = [(shown, 8)] if shown else []
        self._tell(asked, "UpdateFormattedPreedit", "a(si)i", (pieces, len(shown)))

    def tell(self, path: str, to: str, member: str, signature: str, body: tuple) -> None:
        """Say something to a context's owner."""
        here = DBusAddress(path, interface="org.fcitx.Fcitx.InputContext1")
        signal = new_signal(here, member, signature, body)
        signal.header.fields[HeaderFields.destination] = to
        self._line.send(signal)

    def _tell(self, asked, member: str, signature: str, body: tuple) -> None:
        fields = asked.header.fields
        path, to = fields[HeaderFields.path], fields[HeaderFields.sender]
        self.tell(path, to, member, signature, body)

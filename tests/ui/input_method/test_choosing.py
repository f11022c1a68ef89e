"""When the bridge is needed: session by session, as they are found in offices."""

import pytest

from ui.input_method import choosing
from ui.input_method.choosing import Choice, Session, Way


WHEEL = frozenset({"compose", "ibus", "qtvirtualkeyboard"})
FITTING = WHEEL | {"fcitx"}
UOS = {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx", "GTK_IM_MODULE": "fcitx"}
FOUND = {
    "UOS and Kylin": (UOS, "xcb", WHEEL, Way.BRIDGE),
    "fcitx5 by name": ({"QT_IM_MODULE": "fcitx5"}, "xcb", WHEEL, Way.BRIDGE),
    "a plugin that fits": (UOS, "xcb", FITTING, Way.QT),
    "ibus": ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"}, "xcb", WHEEL, Way.QT),
    "ibus beside a hint of fcitx": (
        {"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx"}, "xcb", WHEEL, Way.QT,
    ),
    "XWayland, only X is told": ({"XMODIFIERS": "@im=fcitx"}, "xcb", WHEEL, Way.BRIDGE),
    "only GTK is told": ({"GTK_IM_MODULE": "fcitx"}, "xcb", WHEEL, Way.BRIDGE),
    "xim, which Qt 6 lacks": (
        {"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx"}, "xcb", WHEEL, Way.BRIDGE,
    ),
    "a row of modules": (
        {"QT_IM_MODULES": "wayland;fcitx", "QT_IM_MODULE": "ibus"}, "xcb", WHEEL, Way.BRIDGE,
    ),
    "a row that ends in ibus": ({"QT_IM_MODULES": "fcitx;ibus"}, "xcb", WHEEL, Way.QT),
    "Wayland": ({"XMODIFIERS": "@im=fcitx"}, "wayland", WHEEL, Way.QT),
    "Wayland, told the old way": (UOS, "wayland-egl", WHEEL, Way.QT),
    "nothing": ({}, "xcb", WHEEL, Way.QT),
    "no plugin at all": (UOS, "xcb", frozenset(), Way.BRIDGE),
}  # fmt: skip


@pytest.mark.parametrize("name", FOUND)
def test_by_itself_it_does_what_the_session_needs(name):
    environment, platform, plugins, way = FOUND[name]
    session = choosing.look(environment, plugins, platform)
    assert choosing.decide(session, Choice.AUTO) is way


@pytest.mark.parametrize("name", FOUND)
def test_closed_leaves_everything_to_qt(name):
    environment, platform, plugins, _ = FOUND[name]
    session = choosing.look(environment, plugins, platform)
    assert choosing.decide(session, Choice.OFF) is Way.QT
    assert choosing.module(session, Choice.OFF) == ""


def test_fcitx_can_be_asked_for_where_nothing_says_so():
    assert choosing.decide(Session(plugins=WHEEL), Choice.FCITX) is Way.BRIDGE
    assert choosing.decide(choosing.look(UOS, FITTING, "xcb"), Choice.FCITX) is Way.QT


def test_two_input_methods_never_take_the_keys_at_once():
    ibus = choosing.look({"QT_IM_MODULE": "ibus"}, WHEEL, "xcb")
    assert choosing.decide(ibus, Choice.FCITX) is Way.RESTART
    assert choosing.module(ibus, Choice.FCITX) == "compose"
    assert choosing.decide(ibus, Choice.FCITX, told="compose") is Way.BRIDGE
    wayland = choosing.look({}, WHEEL, "wayland")
    assert choosing.decide(wayland, Choice.FCITX) is Way.RESTART
    assert choosing.decide(wayland, Choice.FCITX, told="compose") is Way.BRIDGE


def test_ibus_is_loaded_at_the_next_start_and_given_back_likewise():
    uos = choosing.look(UOS, WHEEL, "xcb")
    assert choosing.decide(uos, Choice.IBUS) is Way.RESTART
    assert choosing.module(uos, Choice.IBUS) == "ibus"
    assert choosing.decide(uos, Choice.IBUS, told="ibus") is Way.QT
    assert choosing.decide(uos, Choice.AUTO, told="ibus") is Way.RESTART
    ibus = choosing.look({"QT_IM_MODULE": "ibus"}, WHEEL, "xcb")
    assert choosing.decide(ibus, Choice.IBUS) is Way.QT


def test_before_qt_runs_wayland_is_known_by_its_display():
    assert choosing.look({"WAYLAND_DISPLAY": "wayland-0"}, WHEEL).is_wayland
    assert not choosing.look({"WAYLAND_DISPLAY": "wayland-0"}, WHEEL, "xcb").is_wayland

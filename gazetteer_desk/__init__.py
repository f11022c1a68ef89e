"""GazetteerDesk (方志简报工作台): the core, without a screen."""

__version__ = "0.1.0"

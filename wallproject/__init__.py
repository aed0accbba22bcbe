"""The Django project: settings, addresses and the server."""

__version__ = "0.1.0"

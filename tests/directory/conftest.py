"""The same store that the store's own tests use."""

from tests.store.conftest import ledger, path, store


__all__ = ["ledger", "path", "store"]

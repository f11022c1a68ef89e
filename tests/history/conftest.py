"""The same store, ledger and other process that the store's own tests use."""

from tests.store.conftest import another, ledger, path, store


__all__ = ["another", "ledger", "path", "store"]

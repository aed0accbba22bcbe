"""The first page: the whole Wall as it stands."""

"""Moving: a whole Wall from one database into another, proved to be the same."""

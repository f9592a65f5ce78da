"""Organisations, seats as they are read, settings of a region, the tree from a file, search."""

"""The library, "In aid of activists"."""

"""A form of three questions, on each storey as a room would have it: an article about the branch in a newspaper."""

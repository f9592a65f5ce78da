"""The official report of a region, put into words: sentences in which names stay as they are, and figures as told."""

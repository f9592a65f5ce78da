"""The official report on its way: its draft, what is changed in it, what was issued, and the letterhead."""

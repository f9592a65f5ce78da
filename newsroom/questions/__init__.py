"""People ask their region, and it answers."""

"""Ways in and out: invitations, joining, upkeep of places, forgetting, reach."""

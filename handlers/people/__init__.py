"""The door, invitations, places, seats, upkeep, settings, the record."""

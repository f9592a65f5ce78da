"""Pictures for the documentation, and what takes them: `python -m simulator.pictures`."""

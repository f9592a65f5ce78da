"""The union's uniform standards as pure checks: hints for whoever sends a post and for whoever reviews it."""

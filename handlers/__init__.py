"""What a person did: parse, call one use case, return the screen to show."""

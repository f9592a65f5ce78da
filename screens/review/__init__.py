"""Cards, lists and verdicts; the package to copy; the union's site."""

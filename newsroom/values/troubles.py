"""What a page does not take, by names that screens have words for; whatever else is said is kept as it was said."""

TOKEN, PERMISSION, RATE, DUPLICATE, MEDIA = "token", "permission", "rate", "duplicate", "media"
BLOCKED, NO_KEY, TOO_LARGE, UNFIT = "blocked", "no key", "too large", "unfit"
AWAY, FILE = "away", "file"  # nobody answers there; what belongs to it could not be brought along

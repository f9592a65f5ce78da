"""Posts: drafting, states, versions, review, publishing, the union's site."""

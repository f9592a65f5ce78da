"""Documents of the press service: one structure, drawn as PDF and as Word; and what a corrected Word says."""

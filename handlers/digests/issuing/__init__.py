"""The official report: prepared, corrected, issued, kept."""

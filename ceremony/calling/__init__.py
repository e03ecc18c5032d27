"""The day: GO, undo, and every move of an award; cursor and recipients change together."""

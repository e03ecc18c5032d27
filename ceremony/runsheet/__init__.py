"""The run-sheet: items, where the ceremony stands among them, and its clock."""

"""The event: its name and day, its status, and the board its organiser works from."""

"""The door: who is in the hall, since when, through which door."""

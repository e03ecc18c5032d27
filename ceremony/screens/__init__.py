"""What people look at: the hall, and what it falls back on."""

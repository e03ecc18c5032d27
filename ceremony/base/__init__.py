"""The engine room: mechanism. No feature is named here."""

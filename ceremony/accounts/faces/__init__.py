"""What pages of access show of a device."""

"""What a plan asks to be done before the day, by whom and until when."""

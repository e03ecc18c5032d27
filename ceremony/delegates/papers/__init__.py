"""What delegates wear and stand behind, and the lists that doors hold."""

"""Who may enter: the organiser's account, the crew's devices, their grants and links."""

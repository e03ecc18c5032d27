"""The papers of the stage: the MC's script, who is called, what lies on the tray, who is introduced.

Each is read from the moment that the screens are drawn from, by the same functions: they are one list.
"""

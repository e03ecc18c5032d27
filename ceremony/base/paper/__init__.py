"""One house of styles for everything that is printed: faces, styles, boxes, lists, codes, footers.

Lengths are points (1/72 inch) unless a name says mm; `y` grows upwards, as a page's does. Only a process that
draws imports these rooms: reportlab is heavy, and the server's loop never computes for long.
"""

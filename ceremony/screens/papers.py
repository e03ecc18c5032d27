"""QR codes as drawings: one path, sharp at any size."""

from __future__ import annotations

QUIET = 4


def qr_svg(text: str) -> str:
    """An inline SVG of a QR code with its quiet zone, in the page's own ink.

    Runs of dark modules are merged row by row; the drawing's unit is one module.
    """
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    side = len(rows) + 2 * QUIET
    path = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = 0
            while x + run < len(row) and row[x + run]:
                run += 1
            if run:
                path.append(f"M{x + QUIET} {y + QUIET}h{run}v1h-{run}z")
            x += run or 1
    return (
        f'<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="QR" '
        f'shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{"".join(path)}" fill="#000"/></svg>'
    )

"""How each status is drawn, in small: the same shapes as on the marks of the charts."""

from components.figures.theme import Palette

SIDE = 11  # pixels


def swatch(status: str, shapes: str, x: float, y: float, palette: Palette) -> str:
    """A swatch at (x, y), as SVG: `shapes` is "bars" or "points"."""
    drawn = _bar(status, palette.quiet) if shapes == "bars" else _point(status, palette)
    return f'<g transform="translate({x:g} {y:g})">{drawn}</g>'


def _bar(status: str, ink: str) -> str:
    """Reported filled, derived hatched, everything less firm dotted."""
    if status == "reported":
        return f'<rect width="{SIDE}" height="{SIDE}" fill="{ink}"/>'
    box = f'<rect x=".5" y=".5" width="10" height="10" fill="none" stroke="{ink}"/>'
    if status == "derived":
        return f'{box}<path d="M0 6L6 0M0 11L11 0M5 11L11 5" stroke="{ink}" stroke-width="1.2"/>'
    dots = [(3, 3), (8, 3), (3, 8), (8, 8)]
    return box + "".join(f'<circle cx="{a}" cy="{b}" r="1.2" fill="{ink}"/>' for a, b in dots)


def _point(status: str, palette: Palette) -> str:
    """Reported a disc, derived a ring, everything less firm an open diamond."""
    open_shape = f'fill="{palette.paper}" stroke="{palette.quiet}" stroke-width="1.6"'
    if status == "reported":
        return f'<circle cx="5.5" cy="5.5" r="4.5" fill="{palette.quiet}"/>'
    if status == "derived":
        return f'<circle cx="5.5" cy="5.5" r="4" {open_shape}/>'
    return f'<path d="M5.5 0.5L10.5 5.5L5.5 10.5L0.5 5.5Z" {open_shape}/>'

"""How far apart two figures may stand by rounding alone."""

ROUNDING = 0.005  # figures closer than this part of each other agree

"""Quantities with a unit: numbers, units, and what bounds them."""

"""Helferkreis: the desktop program of an office that coordinates volunteers in refugee aid."""

__version__ = "0.1.0"

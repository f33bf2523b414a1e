"""Synthetic stories by the hundred thousand: copies of a few that went through the gate, written table by table."""

from newsroom.copies.writing import CopyPress

__all__ = ["CopyPress"]

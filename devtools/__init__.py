"""Tools for those who work on the newsroom: nothing of a running paper imports them."""

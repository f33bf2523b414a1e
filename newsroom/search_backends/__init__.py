"""Wagtail's search for the editor, without its statement over the whole index at every save.

Upstream `add_items()` refreshes the average title length of the entire table each time a page is saved: at 150,000
articles about 100 ms of every publication. Here that happens in `update_index` only; rank in the editor's own search
is slightly off until then. Readers search another table.
"""

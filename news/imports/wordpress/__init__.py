"""A WordPress archive, read from its export file (WXR 1.0–1.2) and written as stories."""

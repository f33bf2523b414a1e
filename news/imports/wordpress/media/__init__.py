"""The old site's pictures and documents: from a copy of its uploads folder, or from the site itself."""

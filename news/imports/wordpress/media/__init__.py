"""The old site's pictures: from a copy of its uploads folder, or from the site itself."""

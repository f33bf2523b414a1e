"""How much a phone may send. The page tells its scripts; the server holds every one of them."""

LARGEST_PIECE_BYTES = 256 * 1024
LARGEST_SENT_BYTES = 2 * 1024 * 1024
"""Of a photo that the phone has shrunk."""
LARGEST_PHOTO_BYTES = 15 * 1024 * 1024
"""Of a photo as the camera made it, from a phone whose browser runs no scripts."""
MOST_PHOTOS = 12
MOST_UNFINISHED = 20
"""Stories of one reporter whose photos wait on the server."""
LONGEST_SIDE_PIXELS = 2400

LONGEST_TITLE = 255
LONGEST_TEXT = 100_000
LONGEST_WORDS = 5_000
LONGEST_ANSWER = 5_000
MOST_SPOKEN = 60

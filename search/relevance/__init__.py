"""How good the search is, measured: invented stories, questions as readers type them, and judged answers."""

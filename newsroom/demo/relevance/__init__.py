"""How good the search is on the demo's stories: questions as readers type them, judged before the search was asked."""

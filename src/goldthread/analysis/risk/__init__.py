"""How well does a score tell people apart, and does it say what it means? No validated overdose score exists to copy.

For judging a score, never for ranking people by it: show factors and counts, let a person decide.
"""

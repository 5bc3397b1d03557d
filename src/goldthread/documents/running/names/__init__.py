"""Where the name of who acts stands: over, above, in front of or behind the statement."""

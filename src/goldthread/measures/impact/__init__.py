"""What an action was to change, written down before it began, and what came: with refusal to overclaim."""

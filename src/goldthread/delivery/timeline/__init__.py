"""A plan along time: actions and milestones with the dates first promised and those now agreed."""

"""Is it working? Measures, their figures as they were known, and what the figures say."""

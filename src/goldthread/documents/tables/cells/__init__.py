"""What one cell says by itself: items, owners, dates, colours, numbers."""

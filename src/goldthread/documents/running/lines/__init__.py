"""What one line or sentence says by itself: dates, labels, who acts, where it stands."""

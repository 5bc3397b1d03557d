"""What Goldthread says by itself: one message a week, notices of escalations, and calendar feeds."""

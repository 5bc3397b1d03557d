"""Lists of actions kept under a name: one's own, or shared with the partnership."""

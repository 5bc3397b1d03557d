"""What the pages of the room ask, in components of the design system."""

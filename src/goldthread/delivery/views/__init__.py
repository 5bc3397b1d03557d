"""Pages of the room: each loads one thing, asks one read or one write, and shows it."""

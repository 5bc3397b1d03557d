"""Pages of the room: each calls one read or one write and shows it."""

"""Pure decisions of the room: what a printed period is, what a column holds, what a row says."""

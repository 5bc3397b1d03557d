"""Tables whose cells were run together with single blanks, or with none."""

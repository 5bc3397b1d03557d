"""What do the sentences of a paper promise? Running text to actions, for plans that have no table."""

"""One file in, one ``Document`` out; what the file is, is told from its bytes and never from its name."""

"""What a person keeps an eye on: told of on her own page and in her weekly message."""

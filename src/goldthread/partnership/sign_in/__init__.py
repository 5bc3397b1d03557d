"""How people sign in: by invitation only, with a password or through their own organisation."""

# Should listen, and goes instead.

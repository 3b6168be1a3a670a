# Has nothing to say, and goes.

# Cannot be compiled: a parenthesis is missing.
print("halo"

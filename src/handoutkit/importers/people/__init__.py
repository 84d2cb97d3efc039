"""Tables of persons, as others write them. Nothing that is said here repeats a cell."""

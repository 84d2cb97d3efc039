"""Tables of persons, as spreadsheets and patient systems write them. Nothing here repeats a cell."""

"""From the files of a library to its values and all there is to say of them. Knows no output."""

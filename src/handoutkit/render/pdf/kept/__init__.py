"""What WeasyPrint would work out again for each page, kept by the press that prints them."""

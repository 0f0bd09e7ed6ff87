"""Files of every format to sheets of cells: values, number formats, what is hidden or struck, what is drawn."""

"""What stands in the cells of a drawing: marks, shading, bars and the texts in them."""

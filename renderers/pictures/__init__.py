"""One module for each picture; ``renderers.catalogue`` names them."""

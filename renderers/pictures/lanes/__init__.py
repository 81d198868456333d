"""The journey map, lane by lane: each lane is a block as high as its content, on columns set by ``plan``."""

"""Files made from a journey for other programs; their names are ours, never typed by anybody.

Workbooks are in ``renderers.exports.xlsx``, which imports a library that few starts need.
"""

from renderers.exports.csv import csv_file
from renderers.exports.file import File
from renderers.exports.pictures import packed, picture_files

__all__ = ["File", "csv_file", "packed", "picture_files"]

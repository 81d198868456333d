"""Files made from a journey for other programs; their names are ours, never typed by anybody."""

from renderers.exports.csv import csv_files
from renderers.exports.file import File
from renderers.exports.pictures import packed, picture_files
from renderers.exports.xlsx import xlsx_file

__all__ = ["File", "csv_files", "packed", "picture_files", "xlsx_file"]

"""Pieces that several pictures share: words, marks, chips, headings, columns."""

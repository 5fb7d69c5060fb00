"""Cells to lines: find the tables on a sheet, recognise their form, read each form; pure functions."""

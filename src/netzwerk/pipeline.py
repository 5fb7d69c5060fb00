"""The whole walk, once, from a folder of sheets to the files in OUT."""

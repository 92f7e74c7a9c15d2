"""Fills in the Excel files of authorities: only the cells that were chosen change, everything else stays byte for byte.

The file itself is opened in the child process only (`reading`, `writing`); what stands where is told here in `layout`.
"""

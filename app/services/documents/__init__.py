"""The printed documents of the office: pure drawing from plain data to PDF, without a database and without a window.

`data.py` and its neighbours say what each sheet needs, one module each (`flyer`, `handout`, `sign_in`) draws it,
`register.py` names them all. A new document is one module with `write_many`, its data, and one line in the register.
"""

"""The window in which the file of an authority is shown like in Excel, mapped once, and filled in every month."""

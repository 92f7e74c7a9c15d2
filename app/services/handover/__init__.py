"""The handover package: everything of an office in one encrypted file, to look at or to go on with."""

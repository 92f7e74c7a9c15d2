"""The tab of organisations and contact persons."""

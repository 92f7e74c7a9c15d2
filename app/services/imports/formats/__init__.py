"""One module a file format; each turns bytes into sheets and is loaded on first use."""

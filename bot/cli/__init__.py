"""The command line, one file per word. Importing a file stays cheap: what a word needs is imported when it runs."""

"""One module for each command. They import the library only when they run, so that help is there at once."""

"""One module a subject: table, figure, sentences, and the `Chart` of each."""

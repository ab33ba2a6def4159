// A target needs one source; the bills stand beside it.

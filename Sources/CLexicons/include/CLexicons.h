#pragma once
#include <stddef.h>

/// The shipped lexicons, compiled to JSON and embedded in the binary.
const unsigned char *tl_lexicons(void);
size_t tl_lexicons_size(void);

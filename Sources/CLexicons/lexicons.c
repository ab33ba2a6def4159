#include "CLexicons.h"

static const unsigned char lexicons[] = {
#embed "compiled/lexicons.json"
};

const unsigned char *tl_lexicons(void) { return lexicons; }
size_t tl_lexicons_size(void) { return sizeof lexicons; }

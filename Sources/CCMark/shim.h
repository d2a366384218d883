// The C library that reads CommonMark (https://commonmark.org), installed by the system.
#include <cmark.h>

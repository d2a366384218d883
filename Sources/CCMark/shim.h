// The C library that reads CommonMark (https://commonmark.org), installed by the system, and the length
// of the texts it gives back.
#include <cmark.h>
#include <string.h>

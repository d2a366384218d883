// Memory for one parse of libcmark, which asks for hundreds of small pieces and gives all of them back at the end.
//
// A thread that parses opens its memory, parses, reads the tree and closes the memory: that gives back everything at
// once. Each thread has its own, since libcmark's calls do not say for which parse they are. Like libcmark's own
// functions these end the program when the machine has no memory left.
#include <stddef.h>

void parse_memory_open(void);
void parse_memory_close(void);

void *parse_memory_calloc(size_t count, size_t size);
void *parse_memory_realloc(void *piece, size_t size);
void parse_memory_free(void *piece);

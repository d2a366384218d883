// Pieces are cut off chunks one after the other, in sizes that are powers of two. A piece given back waits for the next
// request of its size, so that a text which makes libcmark ask again and again takes no more than it holds.
#include "CParseMemory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { smallest = 5, largest = 48, chunkSize = 32 << 10 };

// Stands before each piece. 16 bytes, so that pieces are aligned like those of malloc.
typedef union head {
  int power;
  union head *next;
  char room[16];
} head;

static _Thread_local struct {
  head *chunks;
  char *start, *end;
  head *waiting[largest + 1];
} memory;

static head *checked(head *piece) {
  if (!piece) abort();
  return piece;
}

static head *new_chunk(size_t size) {
  head *chunk = checked(malloc(sizeof(head) + size));
  chunk->next = memory.chunks;
  memory.chunks = chunk;
  return chunk;
}

// A piece of 2^power bytes, its head included.
static head *cut(int power) {
  size_t size = (size_t)1 << power;
  if (size > chunkSize / 4) return new_chunk(size) + 1;
  if ((size_t)(memory.end - memory.start) < size) {
    memory.start = (char *)(new_chunk(chunkSize) + 1);
    memory.end = memory.start + chunkSize;
  }
  head *piece = (head *)memory.start;
  memory.start += size;
  return piece;
}

static void *take(size_t size) {
  int power = smallest;
  while (((size_t)1 << power) - sizeof(head) < size) {
    if (power++ == largest) abort();
  }
  head *piece = memory.waiting[power];
  if (piece) memory.waiting[power] = piece->next;
  else piece = cut(power);
  piece->power = power;
  return piece + 1;
}

void parse_memory_open(void) { parse_memory_close(); }

void parse_memory_close(void) {
  while (memory.chunks) {
    head *chunk = memory.chunks;
    memory.chunks = chunk->next;
    free(chunk);
  }
  memset(&memory, 0, sizeof memory);
}

void *parse_memory_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) abort();
  return memset(take(count * size), 0, count * size);
}

void *parse_memory_realloc(void *piece, size_t size) {
  if (!piece) return take(size);
  size_t room = ((size_t)1 << ((head *)piece - 1)->power) - sizeof(head);
  if (size <= room) return piece;
  void *larger = memcpy(take(size), piece, room);
  parse_memory_free(piece);
  return larger;
}

void parse_memory_free(void *piece) {
  if (!piece) return;
  head *start = (head *)piece - 1;
  int power = start->power;
  start->next = memory.waiting[power];
  memory.waiting[power] = start;
}

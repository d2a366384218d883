/* Reads each file with libical and says what it finds wrong: properties that may not stand where they do,
 * stand too often or are missing (RFC 5546, as libical knows it), and lines that it could not understand.
 * Prints one line for each file that is not sound and exits with 1 then, with 2 where one cannot be read. */

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static char *text_of(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  size_t size = 0, room = 1 << 16;
  char *text = malloc(room);
  for (size_t count; (count = fread(text + size, 1, room - size - 1, file)) > 0;) {
    size += count;
    if (size + 1 == room) text = realloc(text, room *= 2);
  }
  fclose(file);
  text[size] = '\0';
  return text;
}

int main(int count, char **paths) {
  int status = 0;
  for (int index = 1; index < count; index++) {
    char *text = text_of(paths[index]);
    icalcomponent *calendar = text ? icalparser_parse_string(text) : NULL;
    if (!calendar) {
      printf("%s: libical cannot read it\n", paths[index]);
      return 2;
    }
    int sound = icalrestriction_check(calendar);
    int errors = icalcomponent_count_errors(calendar);
    if (!sound || errors || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) {
      printf("%s: libical finds %d errors and %s\n%s\n", paths[index], errors,
             sound ? "no broken rule" : "a broken rule", icalcomponent_as_ical_string(calendar));
      status = 1;
    }
    icalcomponent_free(calendar);
    free(text);
  }
  return status;
}

// Calls of the Linux C library that its headers show only to GNU programs, which Swift's view of them is
// not: see renameat2(2), syncfs(2) and statx(2).
#if defined(__linux__)
int renameat2(int, const char *, int, const char *, unsigned int);
int syncfs(int);

#include <linux/stat.h>
int statx(int, const char *, int, unsigned int, struct statx *);

// Of the GNU library alone: mallopt(3), which others do without.
#include <features.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#endif

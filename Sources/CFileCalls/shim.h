// Calls of the Linux C library that its headers show only to GNU programs, which Swift's view of them is
// not: see renameat2(2) and syncfs(2).
#if defined(__linux__)
int renameat2(int, const char *, int, const char *, unsigned int);
int syncfs(int);
#endif

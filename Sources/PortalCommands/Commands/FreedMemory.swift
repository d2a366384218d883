import CSystemCalls

/// For a command that reads one portal and ends: what it frees in small pieces stays its own, because it soon needs as
/// much again. The GNU library gives the end of its memory back to the system again and again, and asks for it anew,
/// which takes a twentieth of the time of a build (mallopt(3)). Pieces of 128 KB and more go back as before: to keep
/// them too saved no more time, and took more memory at the peak.
func keepFreedMemory() {
  #if canImport(Glibc)
    mallopt(M_TRIM_THRESHOLD, .max)
  #endif
}

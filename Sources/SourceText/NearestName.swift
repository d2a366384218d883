/// The name out of `candidates` that `typed` was probably meant to be, for the one "did you mean" of a
/// message; `nil` when none is near.
///
/// Case, spaces, hyphens and underscores are put aside first (`Review Due` is `review_due`); then at most
/// one edit in three letters is forgiven, where an edit inserts, drops, replaces a letter or swaps two
/// neighbours. Of names equally near the first wins. Cost: length × length for each candidate.
package func nearestName(to typed: String, in candidates: some Sequence<String>) -> String? {
  let wanted = skeleton(typed)
  var best: (name: String, distance: Int)?
  for candidate in candidates where candidate != typed {
    let letters = skeleton(candidate)
    let distance = editDistance(wanted, letters)
    let limit = max(1, min(wanted.count, letters.count) / 3)
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

private func skeleton(_ name: String) -> [UInt8] {
  name.lowercased().utf8.filter { ![UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_")].contains($0) }
}

/// Optimal string alignment distance.
private func editDistance(_ one: [UInt8], _ other: [UInt8]) -> Int {
  if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for i in 1...one.count {
    var row = [i]
    for j in 1...other.count {
      let replaced = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)
      var distance = min(replaced, last[j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
        distance = min(distance, beforeLast[j - 2] + 1)
      }
      row.append(distance)
    }
    beforeLast = last
    last = row
  }
  return last[other.count]
}

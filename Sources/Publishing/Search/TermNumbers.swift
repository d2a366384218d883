/// Numbers of terms by words: a table with open places, since each word of every text is looked up in one.
struct TermNumbers: Sendable {
  fileprivate struct Place: Sendable {
    /// Empty where the place is free.
    var word = SearchWord()
    var number: UInt32 = 0
  }

  /// Each word is at its place or at the next that was free; half of them stay free.
  private var places: [Place]
  private var count = 0

  /// With places for so many words, before more are made; a power of two.
  init(size: Int) { places = [Place](repeating: Place(), count: 2 * size) }

  subscript(word: SearchWord) -> UInt32? { withLookup { $0[word] } }

  /// Adds a word that is not there yet.
  mutating func add(_ word: SearchWord, _ number: UInt32) {
    if count * 2 >= places.count { grow() }
    put(Place(word: word, number: number))
    count += 1
  }

  private mutating func put(_ place: Place) {
    var index = withLookup { $0.firstIndex(of: place.word) }
    while !places[index].word.isEmpty { index = (index + 1) % places.count }
    places[index] = place
  }

  private mutating func grow() {
    let old = places
    places = [Place](repeating: Place(), count: 2 * old.count)
    for place in old where !place.word.isEmpty { put(place) }
  }

  /// Lends the table to somebody who looks many words up.
  @inline(__always)
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    places.withUnsafeBufferPointer {
      body(Lookup(places: $0, mask: $0.count - 1, shift: UInt64($0.count.leadingZeroBitCount + 1)))
    }
  }

  struct Lookup {
    fileprivate let places: UnsafeBufferPointer<Place>
    fileprivate let mask: Int
    /// Leaves as many bits of sixty-four as number the places.
    fileprivate let shift: UInt64

    /// Where the search for a word begins.
    @inline(__always)
    fileprivate func firstIndex(of word: SearchWord) -> Int { Int(truncatingIfNeeded: word.mixed &>> shift) }

    @inline(__always)
    subscript(word: SearchWord) -> UInt32? {
      var index = firstIndex(of: word)
      while true {
        let place = places[index]
        if place.word == word { return place.number }
        if place.word.isEmpty { return nil }
        index = (index &+ 1) & mask
      }
    }
  }
}

package import Governance

/// The references of a text as links, to be found by the bytes at which its pieces of text stand.
package struct ReferenceLinks: Sendable {
  package struct Link: Sendable {
    /// As `Reference.range` counts.
    package let range: Range<Int>
    package let target: LinkTargets.Target
  }

  /// In the order of the file; none stands over another.
  package let links: [Link]

  package static let none = ReferenceLinks([], to: { _ in nil })

  /// What `resolve` gives `nil` for stays text.
  package init(_ references: [Reference], to resolve: (Reference.Target) -> LinkTargets.Target?) {
    var links = references.compactMap { reference in
      resolve(reference.target).map { Link(range: reference.range, target: $0) }
    }
    // Those of a footnote come last, wherever it stands in the file.
    if zip(links, links.dropFirst()).contains(where: { $0.range.lowerBound > $1.range.lowerBound }) {
      links.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    self.links = links
  }

  var isEmpty: Bool { links.isEmpty }

  /// The position of the first link that ends behind `byte`; the count of all where none does.
  func position(endingBehind byte: Int) -> Int {
    var (low, high) = (0, links.count)
    while low < high {
      let middle = (low + high) / 2
      if links[middle].range.upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

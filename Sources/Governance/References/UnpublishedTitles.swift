/// Titles of policies in a paragraph that no policy here or elsewhere has: words with capitals that end in
/// Policy, Procedure, Protocol, Code of Conduct and the like.
struct UnpublishedTitles {
  let bytes: [UInt8]
  let tokens: [ProseToken]
  let names: [Name]
  let titles: PolicyTitles

  func all() -> [(text: String, tokens: Range<Int>)] { [] }
}

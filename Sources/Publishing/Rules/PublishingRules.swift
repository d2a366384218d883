package import SourceText

/// Every rule that this module knows.
package let publishingRules: [Rule] = [
  .wordsLost, .wordMissing, .wordUnknown, .wordPlaceholder, .wordShape, .baseURLMissing,
  .addressLost, .wordsChanged,
]

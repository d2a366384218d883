package import SourceText

/// Every rule that this module knows.
package let templatingRules: [Rule] = [
  .templateTagOpen, .templateTagUnknown, .templateSectionOpen, .templateTooLarge,
  .templateMissing, .templateTwice, .templatePartialUnknown, .templatePartialCircular,
  .templateFieldUnknown, .templateFieldKind, .templateWordUnknown, .templatePlaceUnsafe,
]

/// What a template can be given under a name.
package enum TemplateValue: Sendable, Equatable {
  /// Escaped wherever it is written; nothing in a template can switch that off.
  case text(String)
  /// Text in another language than the page. Between tags it is marked with its language, in an attribute it
  /// is text like any other.
  indirect case phrase(String, language: String)
  /// Markup that `HTMLBuffer` made, written as it is by `{{{name}}}`.
  case html([UInt8])
  /// The page that a layout stands around, written in its place by `{{{name}}}`.
  case page
  case flag(Bool)
  /// `{{#name}}…{{/name}}` repeats for each.
  case list([TemplateRecord])
  /// `{{#name}}…{{/name}}` shows once when present, `{{^name}}…{{/name}}` when not.
  case optional(TemplateRecord?)

  /// `language` is that of the text where it is not that of the page.
  package static func text(_ text: String, in language: String?) -> TemplateValue {
    language.map { .phrase(text, language: $0) } ?? .text(text)
  }
}

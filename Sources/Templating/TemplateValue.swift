/// What a template can be given under a name.
package enum TemplateValue: Sendable, Equatable {
  /// Escaped wherever it is written; nothing in a template can switch that off.
  case text(String)
  /// Markup that `HTMLBuffer` made, written as it is by `{{{name}}}`.
  case html([UInt8])
  case flag(Bool)
  /// `{{#name}}…{{/name}}` repeats for each.
  case list([TemplateRecord])
  /// `{{#name}}…{{/name}}` shows once when present, `{{^name}}…{{/name}}` when not.
  case optional(TemplateRecord?)
}

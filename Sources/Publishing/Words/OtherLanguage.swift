import Governance
import Templating

/// Words of a text, marked with their language where it is not that of the page.
extension Version {
  var titleText: TemplateValue { own(title) }

  /// Something that the text or its front matter says.
  func own(_ words: String) -> TemplateValue { .text(words, in: otherLanguage) }
}

extension Post {
  var titleText: TemplateValue { .text(title, in: otherLanguage) }
}

extension Body {
  var nameText: TemplateValue { .text(name, in: otherLanguage) }
}

extension HTMLBuffer {
  /// The attribute of an element whose words are in another language than the page.
  mutating func language(_ other: String?) {
    if let other { attribute("lang", other) }
  }
}

extension Edition {
  /// What a page says whose text is in another language than the page.
  func remark(onTextIn otherLanguage: String?) -> TemplateValue {
    .optional(
      otherLanguage.map { tag in
        let name =
          switch tag {
          case "en": words(.languageEnglish)
          case "cy": words(.languageWelsh)
          default: languages.first { $0.tag == tag }?.name ?? tag
          }
        return ["sentence": .text(words(.textInOtherLanguage, [.language: name]))]
      })
  }
}

/// The register as readers of another language of the portal have it: every text, title and page in that language
/// where there is a translation, and in the portal's own where there is none.
///
/// All that works on a register works on this one. What stays in the portal's own language says so in `otherLanguage`.

import Markup

extension Register {
  package func inLanguage(_ language: String, includesDrafts: Bool) -> Register {
    let choice = LanguageChoice(wanted: language, original: portal.language, includesDrafts: includesDrafts)
    var register = self
    register.portal.language = language
    register.portal.title = portal.titleTranslations[language] ?? portal.title
    register.synonyms = (synonymsInLanguages[language] ?? []) + synonyms
    register.pages = pages.map(choice.page)
    for index in councils.indices {
      register.councils[index].takeNames(in: choice)
      register.councils[index].pages = councils[index].pages.map(choice.page)
      register.councils[index].policies = inOrderOfTitles(
        councils[index].policies.map { policy in
          var policy = policy
          policy.versions = policy.versions.map(choice.version)
          return policy
        })
    }
    return register
  }
}

extension Council {
  /// The name of a council is a proper name and stands in any language; what its posts and bodies are called says
  /// where it is in another.
  fileprivate mutating func takeNames(in choice: LanguageChoice) {
    name = nameTranslations[choice.wanted] ?? name
    for index in posts.indices {
      let title = posts[index].titleTranslations[choice.wanted]
      posts[index].titleTranslations[choice.original] = posts[index].title
      posts[index].title = title ?? posts[index].title
      posts[index].otherLanguage = title == nil ? choice.original : nil
    }
    for index in bodies.indices {
      let name = bodies[index].nameTranslations[choice.wanted]
      bodies[index].name = name ?? bodies[index].name
      bodies[index].otherLanguage = name == nil ? choice.original : nil
    }
    for index in meetings.indices {
      meetings[index].name = meetings[index].nameTranslations[choice.wanted] ?? meetings[index].name
    }
  }
}

extension Version {
  /// The languages of the portal in which its words can be read.
  package func languages(of portal: Portal, includesDrafts: Bool) -> [String] {
    portal.languages.filter { language in
      language == portal.languages[0]
        || translations[language].map { includesDrafts || $0.status != .draft } == true
    }
  }
}

extension PlainPage {
  package func languages(of portal: Portal) -> [String] {
    portal.languages.filter { $0 == portal.languages[0] || translations[$0] != nil }
  }
}

private struct LanguageChoice {
  let wanted: String
  let original: String
  let includesDrafts: Bool

  /// Each knows all translations, as the original does.
  func version(_ version: Version) -> Version {
    guard var translation = version.translations[wanted], includesDrafts || translation.status != .draft
    else {
      var version = version
      version.otherLanguage = original
      return version
    }
    translation.status = version.status
    translation.translations = version.translations
    return translation
  }

  func page(_ page: PlainPage) -> PlainPage {
    guard var translation = page.translations[wanted] else {
      var page = page
      page.otherLanguage = original
      return page
    }
    translation.translations = page.translations
    return translation
  }
}

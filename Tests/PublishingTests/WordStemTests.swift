import Publishing
import Testing

@Suite("The stem of a word")
struct WordStemTests {
  /// Each word with its stem, worked out by hand from the steps of the algorithm that are named.
  static let table: [(step: String, word: String, stem: String)] = [
    ("1a", "addresses", "address"), ("1a", "policies", "polici"), ("1a", "access", "access"),
    ("1a", "emails", "email"),
    ("1b", "agreed", "agre"), ("1b", "feed", "feed"), ("1b", "bullied", "bulli"), ("1b", "string", "string"),
    ("1b", "disputed", "disput"), ("1b", "planned", "plan"), ("1b", "billing", "bill"),
    ("1b", "filing", "file"),
    ("1b", "delegated", "deleg"), ("1b", "enabled", "enabl"),
    ("1c", "bully", "bulli"), ("1c", "duty", "duti"), ("1c", "shy", "shy"),
    ("2", "relational", "relat"), ("2", "conditional", "condit"), ("2", "formalization", "formal"),
    ("2", "effectiveness", "effect"), ("2", "impartiality", "imparti"),
    ("2", "confidentiality", "confidenti"),
    ("3", "electrical", "electr"), ("3", "fairness", "fair"), ("3", "respectful", "respect"),
    ("4", "harassment", "harass"), ("4", "discussion", "discuss"), ("4", "allowance", "allow"),
    ("4", "member", "member"), ("4", "employment", "employ"), ("4", "region", "region"),
    ("5a", "grievance", "grievanc"), ("5a", "rate", "rate"), ("5a", "cease", "ceas"),
    ("5a", "victimise", "victimis"),
    ("5b", "controlling", "control"), ("5b", "roll", "roll"),
    ("none", "is", "is"), ("apart", "officers", "officer"), ("apart", "politely", "polite"),
    ("apart", "responsible", "responsib"), ("none", "2010", "2010"), ("none", "8a", "8a"),
    ("none", "café", "café"),
  ]

  @Test("follows from the steps of the algorithm", arguments: table)
  func stems(step: String, word: String, stem: String) {
    #expect(String(decoding: wordStem(Array(word.utf8)), as: UTF8.self) == stem, "step \(step)")
  }

  @Test(
    "is one for the forms in which a word stands in texts and in queries",
    arguments: [
      ["bully", "bullied", "bullying", "bullies"], ["harass", "harassed", "harassing", "harassment"],
      ["victimise", "victimised", "victimisation"], ["complain", "complained", "complaining", "complains"],
      ["respect", "respected", "respectful", "respecting"], ["correspond", "corresponds", "corresponded"],
      ["disclose", "disclosed", "discloses", "disclosing"],
    ])
  func forms(words: [String]) {
    #expect(Set(words.map { wordStem(Array($0.utf8)) }).count == 1)
  }

  @Test(
    "words end and begin where a reader would say",
    arguments: [
      ("the officer's e-mail", ["the", "officer", "email"]),
      ("“Tŷ’r Cyngor”, cwm–glas", ["ty", "cyngor", "cwm", "glas"]),
      ("5 working days, £2,500", ["5", "working", "days", "2", "500"]),
      ("co-opted Members", ["co", "opted", "members"]), ("a b c", []),
      ("unconstitutionalities", ["unconstitutional"]),
      ("soft\u{AD}hyphen nai\u{308}ve", ["softhyphen", "naive"]),
      ("ΣΊΣΥΦΟΣ", ["σίσυφοσ"]),
    ])
  func scan(text: String, wanted: [String]) {
    #expect(words(of: text) == wanted)
  }

  @Test(
    "words of every length are found wherever they stand in a text",
    arguments: ["", " ", ", x", "’s", "ŵ", " and so on to the end"])
  func places(behind: String) {
    let letters = "aBc4EfG7hIjKlMnOpQrS"
    for (before, length) in (0...9).flatMap({ before in (2...20).map { (before, $0) } }) {
      let word = letters.prefix(length) + (behind == "ŵ" ? "w" : "")
      let text = String(repeating: "-", count: before) + letters.prefix(length) + behind
      #expect(words(of: text).first == word.lowercased().prefix(16).description, "\(text)")
    }
  }

  private func words(of text: String) -> [String] {
    var words: [String] = []
    var searched = SearchedWords(text)
    searched.forEach { words.append($0.lowercased.text) }
    return words
  }
}

import SourceText
import Templating
import Testing

@Suite("A template that a page cannot use")
struct TemplateMessageTests {
  static let vocabulary: Vocabulary = [
    "title": .text, "article": .html, "shown": .flag,
    "policies": .list(["name": .text, "link": .text]), "review": .optional(["date": .text]),
  ]

  @Test(
    "every mistake is told at its place, with what to do",
    arguments: [
      // Tags
      (
        "a\n {{title",
        "template-tag-open page:2:2 “{{title”: this tag is opened and not closed"
          + " | write }} behind the name; two opening braces always begin a tag"
      ),
      (
        "{{title} {{title}}",
        "template-tag-open page:1:1 “{{title}”: this tag is opened and not closed"
          + " | write }} behind the name; two opening braces always begin a tag"
      ),
      (
        "{{! note",
        "template-tag-open page:1:1 “{{! note”: this tag is opened and not closed"
          + " | write }} behind the name; two opening braces always begin a tag"
      ),
      (
        "{{{article}}",
        "template-tag-open page:1:1 “{{{article}}”: three braces open this tag and two close it"
          + " | write {{{article}}} for HTML or {{article}} for text"
      ),
      ("{{}}", "template-tag-unknown page:1:1 “{{}}”: this tag has no name | write {{, a name and }}"),
      (
        "{{#}}{{/}}",
        "template-tag-unknown page:1:1 “{{#}}”: this tag has no name"
          + " | a name is made of letters, digits, _ and -, with a dot between a field and its part\n"
          + "template-tag-unknown page:1:6 “{{/}}”: this tag has no name"
          + " | a name is made of letters, digits, _ and -, with a dot between a field and its part"
      ),
      (
        "{{#policies}}{{.}}{{/policies}}",
        "template-tag-unknown page:1:16 “.”: `.` is not a name"
          + " | write the name of a field, such as {{title}}"
      ),
      (
        "{{#if shown}}x{{/if}}",
        "template-tag-unknown page:1:4 “if shown”: `if shown` is not a name"
          + " | write {{#shown}} and, at the end, {{/shown}}"
      ),
      (
        "{{=<% %>=}}",
        "template-tag-unknown page:1:1 “{{=<% %>=}}”: the marks {{ and }} cannot be changed"
          + " | remove this tag and write every tag between {{ and }}"
      ),
      (
        "{{<base}}",
        "template-tag-unknown page:1:1 “{{<base}}”: templates cannot stand in for parts of each other"
          + " | put what is shared into a template of its own and write {{> its name}}"
      ),
      // Sections
      (
        "<ul>\n{{#policies}}{{name}}",
        "template-section-open page:2:1 “{{#policies}}”:"
          + " {{#policies}} is opened and not closed | write {{/policies}} where the section ends"
      ),
      (
        "{{^shown}}",
        "template-section-open page:1:1 “{{^shown}}”: {{^shown}} is opened and not closed"
          + " | write {{/shown}} where the section ends"
      ),
      (
        "x{{/shown}}",
        "template-section-open page:1:2 “{{/shown}}”: {{/shown}} closes a section that is not open"
          + " | remove it, or write {{#shown}} where the section begins"
      ),
      (
        "{{#shown}}x{{/review}}{{/shown}}",
        "template-section-open page:1:12 “{{/review}}”:"
          + " {{/review}} closes a section that is not open | remove it, or write {{/shown}}"
          + "\n  opened here page:1:1 “{{#shown}}”"
      ),
      (
        "{{#policies}}x{{/polices}}",
        "template-section-open page:1:15 “{{/polices}}”:"
          + " {{/polices}} does not close {{#policies}} | write {{/policies}}"
          + "\n  opened here page:1:1 “{{#policies}}”"
      ),
      (
        "{{#shown}}{{#review}}x{{/shown}}{{/review}}",
        "template-section-open page:1:23 “{{/shown}}”:"
          + " {{/shown}} comes before {{/review}}"
          + " | write {{/review}} before it: the section opened last is closed first"
          + "\n  opened here page:1:11 “{{#review}}”"
      ),
      // Fields
      (
        "<h1>{{titel}}</h1>",
        "template-field-unknown page:1:7 “titel”: there is no field `titel` here"
          + " | did you mean `title`?"
      ),
      (
        "{{zebra}}",
        "template-field-unknown page:1:3 “zebra”: there is no field `zebra` here"
          + " | write one of: article, policies, review, shown, title"
      ),
      (
        "{{name}}",
        "template-field-unknown page:1:3 “name”: there is no field `name` here"
          + " | write it between {{#policies}} and {{/policies}}, where it is known"
      ),
      (
        "{{#policies}}{{^policies}}{{nam}}{{/policies}}{{/policies}}",
        "template-field-unknown page:1:29 “nam”: there is no field `nam` here | did you mean `name`?"
      ),
      (
        "{{^policies}}{{name}}{{/policies}}",
        "template-field-unknown page:1:16 “name”:"
          + " there is no field `name` here"
          + " | write it between {{#policies}} and {{/policies}}, where it is known"
      ),
      (
        "{{#polices}}{{nothing}}{{/polices}}",
        "template-field-unknown page:1:4 “polices”:"
          + " there is no field `polices` here | did you mean `policies`?"
      ),
      (
        "{{review.dat}}",
        "template-field-unknown page:1:10 “dat”: `review` has no field `dat`"
          + " | did you mean `date`?"
      ),
      (
        "{{title.date}}",
        "template-field-kind page:1:9 “date”: `title` is text and has no parts"
          + " | write {{title}}: text is always escaped"
      ),
      (
        "{{policies.name}}",
        "template-field-kind page:1:12 “name”: `policies` is a list and has no parts"
          + " | write {{#policies}} before and {{/policies}} behind what is repeated for each"
      ),
      (
        "{{{title}}}",
        "template-field-kind page:1:4 “title”: `title` is text, not HTML"
          + " | write {{title}}: text is always escaped"
      ),
      (
        "{{& title}}",
        "template-field-kind page:1:5 “title”: `title` is text, not HTML"
          + " | write {{title}}: text is always escaped"
      ),
      (
        "{{article}}",
        "template-field-kind page:1:3 “article”: `article` is HTML, not text"
          + " | write {{{article}}} with three braces"
      ),
      (
        "{{policies}}",
        "template-field-kind page:1:3 “policies”: `policies` is a list, not text"
          + " | write {{#policies}} before and {{/policies}} behind what is repeated for each"
      ),
      (
        "{{review}}",
        "template-field-kind page:1:3 “review”: `review` is a part that may be missing, not text"
          + " | write {{#review}} before and {{/review}} behind what is shown when it is there"
      ),
      (
        "{{{shown}}}",
        "template-field-kind page:1:4 “shown”: `shown` is a yes or no, not HTML"
          + " | write {{#shown}} before and {{/shown}} behind what is shown if so"
      ),
      (
        "{{#title}}{{.}}{{/title}}",
        "template-tag-unknown page:1:13 “.”: `.` is not a name"
          + " | write the name of a field, such as {{title}}\n"
          + "template-field-kind page:1:4 “title”: `title` is text, not a section"
          + " | write {{title}}: text is always escaped"
      ),
      // Words
      (
        "{{words.contens}}",
        "template-word-unknown page:1:9 “contens”: there is no word `contens` for templates"
          + " | did you mean `contents`?"
      ),
      (
        "{{{words.contents}}}",
        "template-field-kind page:1:4 “words.contents”: `words.contents` is text, not HTML"
          + " | write {{words.contents}}: text is always escaped"
      ),
      // Partials
      (
        "{{> rwo}}",
        "template-partial-unknown page:1:5 “rwo”: there is no partial `rwo`"
          + " | did you mean {{> row}}?"
      ),
      (
        "{{> heading}}",
        "template-partial-unknown page:1:5 “heading”: there is no partial `heading`"
          + " | add a file heading.mustache to the Templates folder"
      ),
      (
        "{{> page}}",
        "template-partial-circular page:1:5 “page”: `page` includes itself"
          + " | remove this tag: a template inside itself would never end"
      ),
      (
        "{{#shown}}\n  {{> loop}}\n{{/shown}}",
        "template-partial-circular loop:1:5 “loop”: `loop` includes itself"
          + " | remove this tag: a template inside itself would never end"
          + "\n  `loop` is included here page:2:3 “{{> loop}}”"
      ),
      (
        "{{> one}}",
        "template-partial-circular two:1:5 “one”: `one` includes itself through `two`"
          + " | remove this tag: a template inside itself would never end"
          + "\n  `two` is included here one:1:1 “{{> two}}”\n  `one` is included here page:1:1 “{{> one}}”"
      ),
      (
        "{{> row}}{{> row}}",
        "template-field-unknown row:1:3 “link”: there is no field `link` here"
          + " | write it between {{#policies}} and {{/policies}}, where it is known"
          + "\n  `row` is included here page:1:1 “{{> row}}”"
      ),
      // Places that escaping does not protect
      (
        "<a href={{title}}>",
        "template-place-unsafe page:1:11 “title”:"
          + " `title` stands inside a tag without quotation marks"
          + " | put quotation marks around the value of the attribute: \"{{title}}\""
      ),
      (
        "<a {{title}}=\"x\">",
        "template-place-unsafe page:1:6 “title”:"
          + " `title` stands inside a tag without quotation marks"
          + " | put quotation marks around the value of the attribute: \"{{title}}\""
      ),
      (
        "<a title=\"{{{article}}}\">",
        "template-place-unsafe page:1:14 “article”:"
          + " `article` is HTML and stands in an attribute | write a field there that is text"
      ),
      (
        "<script async>x = '{{words.contents}}'</script>",
        "template-place-unsafe page:1:22 “words.contents”:"
          + " `words.contents` is text and stands in a script or a style"
          + " | put it into an attribute and read it from there"
      ),
    ])
  func mistakes(template: String, expected: String) {
    let run = TemplateRun(
      page: template,
      partials: ["row": "{{link}}", "loop": "{{> loop}}", "one": "{{> two}}", "two": "{{> one}}"],
      vocabulary: Self.vocabulary, words: ["contents": "Contents"])
    #expect(run.messages.joined(separator: "\n") == expected)
  }

  @Test(
    "what is well is not reported",
    arguments: [
      "<a href=\"{{title}}\" title='{{title}}'{{#shown}} hidden{{/shown}}>{{title}}</a>",
      "a < b {{title}} > c", "<!-- {{title}} -->", "<p>it's</p>{{title}}{{{article}}}",
      "<script>if (a < b) { c = \"</p>\" }</script>{{title}}", "<script>{{{article}}}</script>",
      "<style>p > a { content: '<b' }</style>{{{article}}}", "<a href=\"?q={{title}}&amp;r={{title}}\">",
      "{{#policies}}{{> row}}{{/policies}}",
    ])
  func wellMade(template: String) {
    let run = TemplateRun(page: template, partials: ["row": "{{link}}"], vocabulary: Self.vocabulary)
    #expect(run.messages == [])
  }

  @Test("all mistakes of a template are told at once")
  func allAtOnce() {
    let run = TemplateRun(
      page: "{{titel}}\n{{> rwo}}\n{{/x}}\n{{words.y}}\n{{oops", vocabulary: Self.vocabulary)
    #expect(
      run.messages.map { String($0.prefix { $0 != " " }) } == [
        "template-tag-open", "template-section-open", "template-field-unknown", "template-partial-unknown",
        "template-word-unknown",
      ])
  }

  @Test("a page without a template, and two templates of one name, are told")
  func filesThatDoNotFit() {
    let files = ["Templates/polcy.mustache", "Templates/a/row.mustache", "Templates/b/row.mustache"].map {
      SourceFile(path: $0, text: "")
    }
    let library = readTemplates(files, pages: ["policy": [:], "404": [:]], words: [:])
    #expect(
      library.findings.map(message) == [
        "template-twice row: two templates have the name `row` | rename or remove one of the two"
          + "\n  the other one row",
        "template-missing: the Templates folder has no 404.mustache"
          + " | copy 404.mustache from the Templates folder that came with the portal",
        "template-missing: the Templates folder has no policy.mustache"
          + " | rename polcy.mustache to policy.mustache",
      ])
  }

  @Test("a file that is not UTF-8 is told with its first strange byte")
  func encoding() {
    let file = SourceFile(path: "Templates/page.mustache", bytes: Array("<p>Caf".utf8) + [0xE9, 0x3C])
    let library = readTemplates([file], pages: ["page": [:]], words: [:])
    #expect(
      library.findings.map(message) == [
        "text-encoding page:1:7 “\u{FFFD}”: the byte 0xE9 is not UTF-8: the file is probably saved as"
          + " Windows-1252 (Notepad calls it \"ANSI\") | open the file in Notepad, choose File, Save As, and"
          + " pick UTF-8 in the list Encoding beside the Save button"
      ])
  }

  @Test(
    "templates made to exhaust the program are refused",
    arguments: ["{{#shown}}", "{{{{", "{{!", "{{#", "{{/shown}}", "{{> d1}}", "{{title}", "{{{title}} "])
  func hostile(piece: String) {
    var partials: [String: String] = [:]
    for depth in 1...30 { partials["d\(depth)"] = "{{> d\(depth + 1)}}{{> d\(depth + 1)}}" }
    let template = String(repeating: piece, count: 30_000)
    let run = TemplateRun(page: template, partials: partials, vocabulary: Self.vocabulary)
    #expect(!run.read().findings.isEmpty)
  }

  @Test("a record that does not hold what its page may use is noticed")
  func differences() {
    let record: TemplateRecord = [
      "title": .html([]), "article": .html([]),
      "policies": .list([["name": .text(""), "link": .flag(true)]]),
      "review": .optional(["dat": .text("")]), "extra": .text(""),
    ]
    #expect(
      Self.vocabulary.differences(of: record) == [
        "extra: not in the vocabulary", "policies[0].link: a yes or no, not text",
        "review.dat: not in the vocabulary", "review.date: missing", "shown: missing",
        "title: HTML, not text",
      ])
  }

  @Test("every rule has a name of its own and is explained")
  func rules() {
    #expect(Set(templatingRules.map(\.name)).count == templatingRules.count)
    for rule in templatingRules { #expect(!rule.explanation.isEmpty && !rule.example.isEmpty) }
  }
}

import SourceText
import Templating
import Testing

@Suite("Templates follow Mustache's specification")
struct MustacheTests {
  static let vocabulary: Vocabulary = [
    "title": .text, "empty": .text, "article": .html, "yes": .flag, "no": .flag,
    "rows": .list(["name": .text, "cells": .list(["name": .text, "value": .text])]), "none": .list([:]),
    "review": .optional(["date": .text, "post": .optional(["name": .text])]),
    "absent": .optional(["date": .text, "post": .optional(["name": .text])]),
    "a-b_9": .text,
  ]

  static let record: TemplateRecord = [
    "title": .text("Code"), "empty": .text(""), "article": .html(Array("<b>&amp;</b>".utf8)),
    "yes": .flag(true), "no": .flag(false),
    "rows": .list([
      ["name": .text("one"), "cells": .list([["name": .text("x"), "value": .text("1")]])],
      ["name": .text("two"), "cells": .list([])],
    ]),
    "none": .list([]),
    "review": .optional(["date": .text("May"), "post": .optional(["name": .text("Clerk")])]),
    "absent": .optional(nil), "a-b_9": .text("z"),
  ]

  @Test(
    "a tag is replaced by what it names",
    arguments: [
      ("", ""),
      ("plain { text } }} {", "plain { text } }} {"),
      ("Hello, {{title}}!", "Hello, Code!"),
      ("{{title}}{{title}}", "CodeCode"),
      ("|{{ title }}|{{\ttitle\n}}|", "|Code|Code|"),
      (" {{title}}\n", " Code\n"),
      ("{{empty}}|", "|"),
      ("{{a-b_9}}", "z"),
      ("{{{article}}}{{{ article }}}", "<b>&amp;</b><b>&amp;</b>"),
      ("{{&article}}{{& article }}", "<b>&amp;</b><b>&amp;</b>"),
      ("{{{article}}}}", "<b>&amp;</b>}"),
      ("{{title}}}", "Code}"),
      // Comments
      ("12{{! a comment }}34", "1234"),
      ("12{{!}}34", "1234"),
      ("12{{!\n  over {lines} { { \n}}34", "1234"),
      ("{{! {{title}}", ""),
      // Dotted names
      ("{{review.date}} {{review.post.name}}", "May Clerk"),
      ("[{{absent.date}}{{absent.post.name}}]", "[]"),
      ("{{#review.post}}{{name}}{{/review.post}}", "Clerk"),
      ("{{#absent.post}}x{{/absent.post}}{{^absent.post}}none{{/absent.post}}", "none"),
      // Sections
      ("{{#yes}}a{{/yes}}{{#no}}b{{/no}}", "a"),
      ("{{^yes}}a{{/yes}}{{^no}}b{{/no}}", "b"),
      ("{{#rows}}{{name}} {{/rows}}", "one two "),
      ("{{^rows}}none{{/rows}}", ""),
      ("{{#none}}x{{/none}}{{^none}}none{{/none}}", "none"),
      ("{{#review}}{{date}}{{/review}}{{^review}}none{{/review}}", "May"),
      ("{{#absent}}{{date}}{{/absent}}{{^absent}}none{{/absent}}", "none"),
      ("{{# yes }}a{{/\tyes }}", "a"),
      ("{{#yes}}{{#no}}x{{/no}}y{{/yes}}", "y"),
      ("{{#yes}}{{#yes}}x{{/yes}}y{{/yes}}", "xy"),
      // Names in the innermost record first, then outward
      (
        "{{#rows}}{{title}}:{{name}}{{#cells}} {{name}}{{value}}{{title}}{{/cells}};{{/rows}}",
        "Code:one x1Code;Code:two;"
      ),
      ("{{#rows}}{{#yes}}{{name}}{{/yes}}{{^cells}}-{{name}}{{/cells}}{{/rows}}", "onetwo-two"),
      ("{{#review}}{{review.date}}{{#rows}}{{name}}{{date}} {{/rows}}{{/review}}", "MayoneMay twoMay "),
      // Letters of several bytes stand beside tags
      ("é{{title}}ŵ{{#yes}}–{{/yes}}😀", "éCodeŵ–😀"),
    ])
  func rendering(template: String, expected: String) {
    let run = TemplateRun(page: template, vocabulary: Self.vocabulary).render(Self.record)
    #expect(run.messages == [])
    #expect(run.page == expected)
  }

  @Test(
    "a line that holds a section's tag, a comment or a partial alone leaves no trace",
    arguments: [
      ("a\n{{#yes}}\nb\n{{/yes}}\nc\n", "a\nb\nc\n"),
      ("a\n  {{#yes}} \t\nb\n\t{{/yes}}\nc", "a\nb\nc"),
      ("a\r\n{{#yes}}\r\nb\r\n{{/yes}}\r\nc", "a\r\nb\r\nc"),
      ("{{#yes}}\na\n{{/yes}}", "a\n"),
      ("  {{#yes}}\na\n  {{/yes}}  ", "a\n"),
      ("a\n{{^no}}\nb\n{{/no}}\nc", "a\nb\nc"),
      ("a\n{{! note }}\nb", "a\nb"),
      ("a\n  {{!\n    note\n  }}  \nb", "a\nb"),
      ("{{! note }}\n{{! note }}\na", "a"),
      ("a\n{{#yes}}\n{{#no}}\nx\n{{/no}}\n{{/yes}}\nb", "a\nb"),
      // Beside anything else the white space stays.
      ("a {{! note }}\nb", "a \nb"),
      ("  {{! note }} a\n", "   a\n"),
      ("{{#yes}} {{/yes}}\n", " \n"),
      (" {{#yes}}a{{/yes}}\n {{#yes}}b{{/yes}}\n", " a\n b\n"),
      ("{{#yes}}\n{{/yes}} {{title}}\n", " Code\n"),
      ("{{! one }} {{! two }}\na", " \na"),
      // A tag that prints never stands alone.
      ("  {{title}}  \n", "  Code  \n"),
      ("  {{{article}}}\n", "  <b>&amp;</b>\n"),
      ("{{#rows}}\n- {{name}}\n{{/rows}}\n", "- one\n- two\n"),
    ])
  func standaloneLines(template: String, expected: String) {
    let run = TemplateRun(page: template, vocabulary: Self.vocabulary).render(Self.record)
    #expect(run.messages == [])
    #expect(run.page == expected)
  }

  @Test(
    "a partial takes the place of its tag, and its lines the indentation of that",
    arguments: [
      ("[{{> part}}]", "text", "[text]"),
      ("[{{>part}}{{> part }}]", "{{title}}", "[CodeCode]"),
      ("{{#rows}}{{> part}}{{/rows}}", "{{name}},", "one,two,"),
      ("[{{> part}}]", "", "[]"),
      // Alone in its line
      ("a\n{{> part}}\nb", "x\n", "a\nx\nb"),
      ("a\r\n{{> part}}\r\nb", "x\r\n", "a\r\nx\r\nb"),
      ("a\n  {{> part}}\nb", "x\ny\n", "a\n  x\n  y\nb"),
      ("  {{> part}}", "x\ny", "  x\n  y"),
      (" {{> part}}\n<", "|\n{{{lines}}}\n|\n", " |\n 1\n2\n |\n<"),
      (" {{> part}}\n", "{{title}}\n{{title}}\n", " Code\n Code\n"),
      (" {{> part}}\n", "{{#yes}}\nx\n{{/yes}}\ny\n", " x\n y\n"),
      (" {{> part}}\n", "{{#yes}}x{{/yes}}\n{{! note }}\n  {{title}}\n", " x\n   Code\n"),
      // Not alone: no indentation
      ("  {{title}} {{> part}}\n", "x\ny", "  Code x\ny\n"),
      ("  {{> part}}!\n", "x\ny", "  x\ny!\n"),
      // One in the other
      (" {{> outer}}\n", "x\ny\n", " o\n   x\n   y\n o\n"),
      ("\t{{> inline}}\n", "x\ny", "\t[x\ny]\n"),
      // A byte order mark is no text.
      ("{{> part}}", "\u{FEFF}x", "x"),
      ("  {{> part}}\n", "\u{FEFF}{{! note }}\nx\n", "  x\n"),
    ])
  func partials(template: String, part: String, expected: String) {
    var vocabulary = Self.vocabulary.fields
    vocabulary["lines"] = .html
    let run = TemplateRun(
      page: template, partials: ["part": part, "outer": "o\n  {{> part}}\no\n", "inline": "[{{> part}}]\n"],
      vocabulary: Vocabulary(vocabulary))
    let outcome = run.render(Self.record.with(["lines": .html(Array("1\n2".utf8))]))
    #expect(outcome.messages == [])
    #expect(outcome.page == expected)
  }

  @Test("words of the interface are put in, escaped, when the template is read")
  func words() {
    let run = TemplateRun(
      page: "<h1 title=\"{{words.a}}\">{{ words.a.b }}</h1>{{#rows}}{{words.c}}{{/rows}}",
      vocabulary: Self.vocabulary, words: ["a": "R&D \"x\"", "a.b": "<i>", "c": "–"]
    ).render(Self.record)
    #expect(run.messages == [])
    #expect(run.page == "<h1 title=\"R&amp;D &quot;x&quot;\">&lt;i&gt;</h1>––")
  }

  @Test("a field may be called words; only a dot makes it a word of the interface")
  func fieldCalledWords() {
    let run = TemplateRun(
      page: "{{#words}}{{words}}{{/words}}", vocabulary: ["words": .optional(["words": .text])]
    ).render(["words": .optional(["words": .text("a")])])
    #expect(run.messages == [])
    #expect(run.page == "a")
  }

  @Test("a page without a template writes nothing")
  func missingPage() {
    var buffer = HTMLBuffer()
    let library = readTemplates([], pages: ["page": [:]], words: [:])
    library.value.render("page", [:], into: &buffer)
    #expect(buffer.count == 0)
    #expect(library.findings.count == 1)
  }
}

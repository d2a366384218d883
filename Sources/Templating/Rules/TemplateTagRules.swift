package import SourceText

/// How a template is written.
extension Rule {
  package static let templateTagOpen = Rule(
    "template-tag-open", .error,
    """
    A tag in a template stands between two opening and two closing braces, or three and three for HTML. \
    Where the closing ones are missing, the portal cannot know what belongs to the tag and what to the page.
    """,
    example: """
      <h1>{{title</h1>

      <h1>{{title}}</h1>
      """)

  package static let templateTagUnknown = Rule(
    "template-tag-unknown", .error,
    """
    Templates know six tags: {{name}} for text, {{{name}}} for HTML, {{#name}} … {{/name}} for what is \
    shown if there is something or repeated for each, {{^name}} … {{/name}} for what is shown if there is \
    nothing, {{> name}} for a partial and {{! … }} for a comment. This is Mustache; other template \
    languages write {{#if name}} or change the braces, and that has no meaning here.
    """,
    example: """
      {{#if review}}<p>Review date</p>{{/if}}

      {{#review}}<p>Review date</p>{{/review}}
      """)

  package static let templateSectionOpen = Rule(
    "template-section-open", .error,
    """
    Every section begins with {{#name}} or {{^name}} and ends with {{/name}}, the same name at both ends. \
    Of two sections, one inside the other, the inner one ends first.
    """,
    example: """
      <ul>{{#policies}}<li>{{title}}</li></ul>

      <ul>{{#policies}}<li>{{title}}</li>{{/policies}}</ul>
      """)

  package static let templateTooLarge = Rule(
    "template-too-large", .error,
    """
    Sections and partials may stand inside each other, but not without limit: 20 deep, and 1,000 partials \
    on one page. A page needs three or four. More than that is nearly always a tag that was repeated by \
    mistake.
    """,
    example: """
      {{#a}}{{#a}}{{#a}} … thirty times

      {{#a}} … {{/a}}
      """)
}

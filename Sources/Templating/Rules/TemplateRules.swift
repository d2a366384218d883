package import SourceText

/// What can be wrong in a template.
package let templatingRules: [Rule] = [
  .templateTagUnclosed, .templateTagUnknown, .templateSectionUnclosed, .templateFieldUnknown,
  .templateFieldShape, .templateWordUnknown, .templatePartialUnknown, .templatePartialRecursive,
  .templateEscaping,
]

extension Rule {
  package static let templateTagUnclosed = Rule(
    "template-tag-unclosed", .error,
    """
    A tag in a template begins with two braces and ends with two braces; one for markup has three on each \
    side. Without its end the rest of the template would be taken for a name.
    """,
    example: """
      <h1>{{title</h1>

      <h1>{{title}}</h1>
      """)

  package static let templateTagUnknown = Rule(
    "template-tag-unknown", .error,
    """
    Templates are written in Mustache, but for two things: the braces that mark a tag cannot be changed, \
    and every tag needs a name.
    """,
    example: """
      {{=<% %>=}}<%title%>

      {{title}}
      """)

  package static let templateSectionUnclosed = Rule(
    "template-section-unclosed", .error,
    """
    A section begins with {{#name}} or {{^name}} and ends with {{/name}}. Sections stand inside one another \
    whole: the one begun last ends first.
    """,
    example: """
      {{#purpose}}<p>{{text}}</p>

      {{#purpose}}<p>{{text}}</p>{{/purpose}}
      """)

  package static let templateFieldUnknown = Rule(
    "template-field-unknown", .error,
    """
    Each page offers its template a list of fields. A name that is not among them would leave a gap on the \
    page, so the site is not published. Inside a section its own fields come first, then those around it.
    """,
    example: """
      <h1>{{titel}}</h1>

      <h1>{{title}}</h1>
      """)

  package static let templateFieldShape = Rule(
    "template-field-shape", .error,
    """
    A field that holds a list, a choice or more fields cannot be printed like a text. It is opened as a \
    section, and what it holds is printed inside.
    """,
    example: """
      <ul>{{policies}}</ul>

      <ul>{{#policies}}<li>{{title}}</li>{{/policies}}</ul>
      """)

  package static let templateWordUnknown = Rule(
    "template-word-unknown", .error,
    """
    The words that every page shares stand in words.en.yml and are used as {{words.name}}. A word with a \
    placeholder such as {date} is filled by the program and cannot be used in a template.
    """,
    example: """
      <a href="#top">{{words.skip_lnk}}</a>

      <a href="#top">{{words.skip_link}}</a>
      """)

  package static let templatePartialUnknown = Rule(
    "template-partial-unknown", .error,
    """
    {{> name}} puts the template name.mustache in its place. There must be a file with that name in the \
    Templates folder.
    """,
    example: """
      {{> polcy_entry}}

      {{> policy_entry}}
      """)

  package static let templatePartialRecursive = Rule(
    "template-partial-recursive", .error,
    """
    A template that includes itself, directly or through another, would never end.
    """,
    example: """
      menu.mustache: <li>{{> menu}}</li>

      menu.mustache: <li>{{> menu_entry}}</li>
      """)

  package static let templateEscaping = Rule(
    "template-escaping", .error,
    """
    Text goes onto a page with its special characters escaped, and a template cannot switch that off: a \
    title that holds <script> must never run. Fields that hold finished markup are written with three \
    braces, all others with two.
    """,
    example: """
      <h1>{{{title}}}</h1>

      <h1>{{title}}</h1>
      """)
}

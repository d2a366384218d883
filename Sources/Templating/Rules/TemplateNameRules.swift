package import SourceText

/// What a template names: other templates, fields, words.
extension Rule {
  package static let templateMissing = Rule(
    "template-missing", .error,
    """
    The Templates folder is the look of the site: one template for each kind of page, such as \
    policy.mustache, the words of the interface in words.en.yml and the style sheet in assets/portal.css. \
    Without one of them the site cannot be made. `portal new portal` with the name of a new folder writes \
    them all; copy the missing file from there. Without a folder Templates the portal uses its own.
    """,
    example: """
      Templates/policie.mustache

      Templates/policy.mustache
      """)

  package static let templateTwice = Rule(
    "template-twice", .error,
    """
    A template is known by the name of its file, whatever folder it lies in. Two files with one name leave \
    it open which of them a page should use.
    """,
    example: """
      Templates/row.mustache
      Templates/partials/row.mustache

      Templates/row.mustache
      Templates/partials/council-row.mustache
      """)

  package static let templatePartialUnknown = Rule(
    "template-partial-unknown", .error,
    """
    {{> name}} puts the template name.mustache from the Templates folder in its place. There must be such \
    a file, or a part of the page would be missing.
    """,
    example: """
      {{> polcy-row}}

      {{> policy-row}}
      """)

  package static let templatePartialCircular = Rule(
    "template-partial-circular", .error,
    """
    A template that includes itself, straight away or through another one, would make a page without end.
    """,
    example: """
      row.mustache:  <li>{{title}} {{> row}}</li>

      row.mustache:  <li>{{title}}</li>
      """)

  package static let templateFieldUnknown = Rule(
    "template-field-unknown", .error,
    """
    Each kind of page has certain fields that its template can show, and each row of a list has its own. \
    A name that is not among them would leave a gap on the page. Inside a section the names of the section \
    come first and those around it are known too; outside it, its names are not known.
    """,
    example: """
      {{#policies}}<li>{{titel}}</li>{{/policies}}

      {{#policies}}<li>{{title}}</li>{{/policies}}
      """)

  package static let templateFieldKind = Rule(
    "template-field-kind", .error,
    """
    A field is written by what it holds: text as {{name}}, which is always escaped; HTML that the portal \
    made as {{{name}}}; a list, a part that may be missing, or a yes or no as a section, {{#name}} … \
    {{/name}}. So no text can ever become part of the page's HTML.
    """,
    example: """
      <h1>{{{title}}}</h1> {{article}}

      <h1>{{title}}</h1> {{{article}}}
      """)

  package static let templateWordUnknown = Rule(
    "template-word-unknown", .error,
    """
    {{words.name}} puts a word of the interface on the page, as the file of words in the Templates folder \
    has it. Only words that are whole stand for themselves; those with a place such as {date} are filled \
    by the portal.
    """,
    example: """
      <h2>{{words.contens}}</h2>

      <h2>{{words.contents}}</h2>
      """)

  package static let templatePlaceUnsafe = Rule(
    "template-place-unsafe", .error,
    """
    Text is safe between tags and in an attribute within quotation marks: there it can never be read as \
    HTML. In an attribute without quotation marks, or in a script or style, it could change the page; and \
    HTML does not belong in an attribute.
    """,
    example: """
      <a href={{link}}>

      <a href="{{link}}">
      """)
}

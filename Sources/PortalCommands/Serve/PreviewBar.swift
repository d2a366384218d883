import SourceText
import Templating

/// What the preview adds to pages, and the pages of its own: words for the person at this machine, drawn as in a
/// terminal. None of it is ever published.
enum PreviewBar {
  static let scriptPath = "/.portal/reload.js"
  static let findingsPath = "/.portal/messages"
  /// What follows the question mark where somebody wants a page as it was before the mistake.
  static let lastGood = "last-good"

  /// Loads the page anew when the site has another state. A tab that nobody looks at listens to nothing: browsers
  /// keep only six connections to one host.
  static let script = """
    "use strict";
    (() => {
      const shown = document.currentScript.dataset.state;
      let events = null;
      const listen = () => {
        if (document.hidden) {
          if (events) events.close();
          events = null;
        } else if (!events) {
          events = new EventSource("/.portal/events");
          events.onmessage = (event) => { if (event.data !== shown) location.reload(); };
        }
      };
      document.addEventListener("visibilitychange", listen);
      listen();
    })();

    """

  /// A page of the site with a bar at its foot that tells what is wrong with its source.
  static func adding(
    to page: [UInt8], about findings: [Finding], of preview: SitePreview, state: String
  ) -> [UInt8] {
    var html = HTMLBuffer(capacity: page.count + 4096)
    var last = HTMLBuffer()
    last.markup("</body>")
    let end = page.lastRange(of: last.finish())?.lowerBound ?? page.count
    html.markup(page[..<end])
    html.markup("<aside class=\"portal-preview\" aria-label=\"Preview\"><details")
    if !findings.isEmpty || preview.isBehind { html.markup(" open") }
    html.markup("><summary>Preview: ")
    html.text(summary(findings.count, of: preview))
    html.markup("</summary>")
    for finding in findings { add(finding, to: &html) }
    if preview.findings.count > findings.count {
      html.markup("<p><a")
      html.attribute("href", findingsPath)
      html.markup(">All messages</a></p>")
    }
    html.markup("</details></aside>")
    addStyle(to: &html)
    addScript(state, to: &html)
    html.markup(page[end...])
    return html.finish()
  }

  /// A page in place of those that cannot be made at this moment.
  static func refusal(_ preview: SitePreview, lastGood: String?, state: String) -> [UInt8] {
    document("The site cannot be published like this", state) { html in
      html.markup("<p>Nothing is published like this. The page comes back when the mistake is put right.</p>")
      if let lastGood {
        html.markup("<p><a")
        html.attribute("href", "\(lastGood)?\(Self.lastGood)")
        html.markup(">The page as it was before</a></p>")
      }
      if let trouble = preview.trouble {
        html.markup("<pre>")
        html.text("cannot \(trouble.attempt) \(trouble.path): \(trouble.reason)\n\(trouble.repair)")
        html.markup("</pre>")
      }
      let errors = preview.findings.filter { $0.severity == .error }
      for finding in errors + preview.findings.filter({ $0.severity != .error }) { add(finding, to: &html) }
    }
  }

  /// Everything that the last reading brought up.
  static func list(of preview: SitePreview, state: String) -> [UInt8] {
    document("All messages", state) { html in
      html.markup("<p><a href=\"/\">The first page</a></p>")
      if preview.findings.isEmpty { html.markup("<p>Nothing is wrong.</p>") }
      for finding in preview.findings { add(finding, to: &html) }
    }
  }

  private static func summary(_ own: Int, of preview: SitePreview) -> String {
    if preview.isBehind { return "this is the page as it was before the last mistake" }
    let others = preview.findings.count - own
    switch (own, others) {
    case (0, 0): return "nothing is wrong"
    case (0, _): return "nothing is wrong with this page, \(plural(others, "message")) about others"
    case (_, 0): return "\(plural(own, "message")) about this page"
    default: return "\(plural(own, "message")) about this page, \(number(others)) about others"
    }
  }

  /// As a terminal shows it, with the file and the line.
  private static func add(_ finding: Finding, to html: inout HTMLBuffer) {
    html.markup("<pre>")
    html.text(drawFindings([finding], usesColor: false))
    html.markup("</pre>")
  }

  private static func document(
    _ title: StaticString, _ state: String, _ addContent: (inout HTMLBuffer) -> Void
  ) -> [UInt8] {
    var html = HTMLBuffer()
    html.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
    html.markup(title)
    html.markup("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    addStyle(to: &html)
    html.markup("</head>\n<body class=\"portal-messages\">\n<main>\n<h1>")
    html.markup(title)
    html.markup("</h1>\n")
    addContent(&html)
    html.markup("</main>\n")
    addScript(state, to: &html)
    html.markup("</body>\n</html>\n")
    return html.finish()
  }

  private static func addScript(_ state: String, to html: inout HTMLBuffer) {
    html.markup("<script")
    html.attribute("src", scriptPath)
    html.attribute("data-state", state)
    html.markup("></script>\n")
  }

  private static func addStyle(to html: inout HTMLBuffer) {
    html.markup(
      """
      <style>
      .portal-preview { position: sticky; bottom: 0; max-height: 40vh; overflow: auto; padding: .5rem 1rem;
        background: #fff7d6; color: #1a1a1a; border-top: 3px solid #8a6d00; }
      .portal-preview summary { cursor: pointer; font-weight: 600; }
      .portal-preview pre, .portal-messages pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      .portal-preview a { color: #0b3d91; }
      .portal-messages { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font-family: sans-serif;
        color-scheme: light dark; }
      @media print { .portal-preview { display: none; } }
      </style>

      """)
  }
}

extension [UInt8] {
  fileprivate func lastRange(of part: [UInt8]) -> Range<Int>? {
    guard count >= part.count else { return nil }
    return stride(from: count - part.count, through: 0, by: -1)
      .first { self[$0..<$0 + part.count].elementsEqual(part) }.map { $0..<$0 + part.count }
  }
}

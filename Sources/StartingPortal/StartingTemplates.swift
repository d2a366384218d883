package import SourceText

/// The templates that came with the program, carried inside it: for a portal that has none of its own, and for
/// one that is about to begin. They lie where they would in a portal's own folder, `Templates/policy.mustache`.
///
/// The bytes are those of the project's Templates folder when the program was built; a test holds the list to
/// that folder.
package func startingTemplates() -> [SourceFile] {
  let files: [(name: String, bytes: [UInt8])] = [
    ("404.mustache", PackageResources._04_mustache),
    ("as_of.mustache", PackageResources.as_of_mustache),
    ("assets/icon.svg", PackageResources.icon_svg),
    ("assets/portal.css", PackageResources.portal_css),
    ("assets/portal.js", PackageResources.portal_js),
    ("assets/redirect.js", PackageResources.redirect_js),
    ("assets/search-index.js", PackageResources.search_index_js),
    ("assets/search-words.js", PackageResources.search_words_js),
    ("assets/search.js", PackageResources.search_js),
    ("audit.mustache", PackageResources.audit_mustache),
    ("body.mustache", PackageResources.body_mustache),
    ("calendar.mustache", PackageResources.calendar_mustache),
    ("calendar_group.mustache", PackageResources.calendar_group_mustache),
    ("calendar_part.mustache", PackageResources.calendar_part_mustache),
    ("calendar_year.mustache", PackageResources.calendar_year_mustache),
    ("council.mustache", PackageResources.council_mustache),
    ("home.mustache", PackageResources.home_mustache),
    ("layout.mustache", PackageResources.layout_mustache),
    ("legislation.mustache", PackageResources.legislation_mustache),
    ("meetings.mustache", PackageResources.meetings_mustache),
    ("news_entry.mustache", PackageResources.news_entry_mustache),
    ("page.mustache", PackageResources.page_mustache),
    ("policies.mustache", PackageResources.policies_mustache),
    ("policy.mustache", PackageResources.policy_mustache),
    ("policy_entry.mustache", PackageResources.policy_entry_mustache),
    ("post.mustache", PackageResources.post_mustache),
    ("post_policy.mustache", PackageResources.post_policy_mustache),
    ("redirect.mustache", PackageResources.redirect_mustache),
    ("search.mustache", PackageResources.search_mustache),
    ("subscription.mustache", PackageResources.subscription_mustache),
    ("words.cy.yml", PackageResources.words_cy_yml),
    ("words.en.yml", PackageResources.words_en_yml),
  ]
  return files.map { SourceFile(path: "Templates/\($0.name)", bytes: $0.bytes) }
}

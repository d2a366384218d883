/// What the public calls something, in the portal's own language and perhaps in others: `Clerk to the Council`,
/// `Clerc y Cyngor`.
package struct PublicName: Sendable, Equatable {
  package var text: String
  /// By language.
  package var translations: [String: String] = [:]
}

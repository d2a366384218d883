/// A value that many hold, behind one reference: to copy it counts one, to copy what a version or a policy is made of
/// counts some seventy, and entries are handed round, grouped and sorted all the time.
package final class Shared<Value: Sendable>: Sendable {
  private let only: Value

  init(_ value: Value) { only = value }

  /// Lent and not handed out, because a getter would make the copy after all.
  package var value: Value { _read { yield only } }
}

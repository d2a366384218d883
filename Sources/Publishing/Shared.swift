/// A value that many hold, in a list of one: to copy the list counts one reference, to copy what a version or a
/// policy is made of counts some seventy, and entries are handed round, grouped and sorted all the time.
package struct Shared<Value: Sendable>: Sendable {
  private let only: [Value]

  init(_ value: Value) { only = [value] }

  /// Lent and not handed out, because a getter would make the copy after all.
  package var value: Value { _read { yield only[0] } }
}

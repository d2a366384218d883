/// What reading gives: a value, perhaps partial, and everything that was found on the way.
///
/// Content never makes a function throw: a stage does what it can and says what it could not.
package struct Parsed<Value> {
  package var value: Value
  package var findings: [Finding]

  package init(_ value: Value, _ findings: [Finding] = []) {
    self.value = value
    self.findings = findings
  }

  /// The same findings with another value made from this one.
  package func map<Other>(_ transform: (Value) -> Other) -> Parsed<Other> {
    Parsed<Other>(transform(value), findings)
  }
}

extension Parsed: Sendable where Value: Sendable {}

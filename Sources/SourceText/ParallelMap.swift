import Dispatch

/// `transform` of every element, worked out on all cores, results in the order of the elements: the
/// outcome is the same whatever the timing.
///
/// Elements are dealt out in runs of `grain`, so that small ones do not cost more to hand over than to do.
package func parallelMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], grain: Int = 16, _ transform: @Sendable (Element) -> Result
) -> [Result] {
  guard elements.count > grain else { return elements.map(transform) }
  let runs = (elements.count + grain - 1) / grain
  return [Result](unsafeUninitializedCapacity: elements.count) { results, count in
    // Each run writes its own places and nobody reads before all have ended.
    nonisolated(unsafe) let places = results
    DispatchQueue.concurrentPerform(iterations: runs) { run in
      for index in (run * grain)..<min((run + 1) * grain, elements.count) {
        places.initializeElement(at: index, to: transform(elements[index]))
      }
    }
    count = elements.count
  }
}

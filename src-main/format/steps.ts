/** Work that pauses after every few milliseconds, for whoever runs it to let others have their turn. */
export type Steps<Value> = Generator<undefined, Value>;

/** Does all of the work at once. */
export function toTheEnd<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

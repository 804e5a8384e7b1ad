import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from '../format';

/** Work goes on for so long before others have their turn: not noticed by who waits for a picture. */
const TURN_MS = 10;

/** Does work in steps, between which everything else that this process is asked for has its turn. */
export async function inTurns<Value>(steps: Steps<Value>): Promise<Value> {
  let until = performance.now() + TURN_MS;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < until) continue;
    await nextTurn();
    until = performance.now() + TURN_MS;
  }
}

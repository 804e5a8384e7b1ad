import type { GuideEntry } from '../../src-main/contract';
import { ask } from '../desktop';

/** Shows the guide in its own window; main notes where it cannot. */
export function openGuide(entry: GuideEntry): void {
  void ask('openGuide', { entry });
}

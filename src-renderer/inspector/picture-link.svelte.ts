import type { Problem } from '../../src-main/contract';
import { connectPictures, type PictureClient } from '../desktop';

/** The window's line to the data host for pictures; laid anew after the host was lost. */
export class PictureLink {
  client = $state.raw<PictureClient | null>(null);
  problem = $state.raw<Problem | null>(null);
  private attempt = 0;

  async connect(): Promise<void> {
    const attempt = (this.attempt += 1);
    this.client?.close();
    this.client = null;
    this.problem = null;
    const answer = await connectPictures();
    if (attempt !== this.attempt) {
      if (answer.ok) answer.value.close();
      return;
    }
    if (answer.ok) this.client = answer.value;
    else this.problem = answer.error;
  }
}

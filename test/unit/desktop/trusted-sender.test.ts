import { describe, expect, it, vi } from 'vitest';
import { isTrustedSender } from '../../../src-main/desktop';

vi.mock('electron', () => import('./electron'));

const origin = 'spydesk://app';
const ours = { origin, isMainFrame: true, isOurWindow: true };

describe('the sender of a call', () => {
  it('is trusted when it is the main frame of a window of ours with our page', () => {
    expect(isTrustedSender(ours, origin)).toBe(true);
  });

  it.each([
    ['a frame inside of the page', { isMainFrame: false }],
    ['a window that is not ours', { isOurWindow: false }],
    ['a frame that is gone', { origin: null }],
    ['another page', { origin: 'https://example.org' }],
    ['a page without an origin', { origin: 'null' }],
    ['an origin that begins like ours', { origin: 'spydesk://app.example.org' }],
  ])('is not trusted when it is %s', (_who, facts) => {
    expect(isTrustedSender({ ...ours, ...facts }, origin)).toBe(false);
  });
});

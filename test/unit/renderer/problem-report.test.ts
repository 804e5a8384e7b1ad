import { beforeEach, describe, expect, it, vi } from 'vitest';
import { problem } from '../../../src-main/contract';
import { ask } from '../../../src-renderer/desktop';
import { diagnosticsText } from '../../../src-renderer/diagnostics/diagnostics-text';
import { versionsOfAgent } from '../../../src-renderer/errors/agent-versions';
import { lastProblem } from '../../../src-renderer/errors/last-problem';
import { problemReport } from '../../../src-renderer/errors/problem-words';

const agent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Spydesk/0.1.0 Chrome/130.0.6723.137 Electron/33.2.1 Safari/537.36';

describe('the details of a problem', () => {
  beforeEach(() => vi.stubGlobal('navigator', { userAgent: agent }));

  it('are its code, sentence, hint, path and detail, and what runs', () => {
    const found = { ...problem('busy', {}, { path: '/d/a\u202eb', detail: 'EBUSY\nat x' }), outcome: 'Nothing was written.' };
    expect(problemReport(found).split('\n')).toEqual([
      `busy: ${found.message} Nothing was written.`,
      found.hint,
      '/d/a\\u{202e}b',
      'EBUSY',
      'at x',
      'Spydesk 0.1.0, Electron 33.2.1, Chromium 130.0.6723.137, X11; Linux x86_64',
    ]);
  });

  it('tell as much of what runs as the page knows', () => {
    expect(versionsOfAgent('Mozilla/5.0 Chrome/150.0')).toBe('Chromium 150.0');
    expect(versionsOfAgent('')).toBe('');
  });
});

describe('the last problem', () => {
  const call = vi.fn();
  beforeEach(() => vi.stubGlobal('window', { spydesk: { call } }));

  it('is what a call was refused with last, and no cancel', async () => {
    const exists = problem('exists', {});
    call.mockResolvedValueOnce({ ok: false, error: exists });
    await ask('recents', undefined);
    call.mockResolvedValueOnce({ ok: false, error: problem('cancelled', {}) });
    await ask('recents', undefined);
    call.mockResolvedValueOnce({ ok: true, value: [] });
    await ask('recents', undefined);
    expect(lastProblem()).toEqual(exists);
    call.mockRejectedValueOnce(new TypeError('no such call'));
    await ask('recents', undefined);
    expect(lastProblem()).toMatchObject({ code: 'internal' });
  });
});

describe('the page of diagnostics as text', () => {
  it('has each part under its title, and the lines of the log', () => {
    const groups = [{ title: 'Versions', facts: [{ name: 'Spydesk', value: '0.1.0' }] }];
    expect(diagnosticsText({ groups, lastLines: ['newer', 'older'] })).toBe(
      'Versions\n  Spydesk: 0.1.0\n\nLast lines of the log, the newest first\n  newer\n  older',
    );
    expect(diagnosticsText({ groups, lastLines: [] })).toContain('\n  nothing');
  });
});

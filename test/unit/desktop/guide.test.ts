import { describe, expect, it, vi } from 'vitest';
import { PROBLEM_CODES, windowCalls } from '../../../src-main/contract';
import {
  APP_ORIGIN,
  GUIDE_HEADERS,
  GUIDE_ORIGIN,
  guideAddress,
  guideKeyOf,
  isGuidePage,
  isTrustedSender,
  mayNavigate,
  pageFileOf,
  pageOfApp,
} from '../../../src-main/desktop';
import { FakeDesk } from './fake-desk';

vi.mock('electron', () => import('./electron'));

const page = pageOfApp(undefined);
const at = (name: string): string => `${GUIDE_ORIGIN}/${name}`;

describe('the guide', () => {
  it('is opened at its first page and at the entry of each error', async () => {
    const desk = new FakeDesk('/home/anna');
    for (const entry of ['index', ...PROBLEM_CODES] as const) {
      expect(await desk.ask('openGuide', { entry })).toMatchObject({ ok: true });
      expect(isGuidePage(guideAddress(entry))).toBe(true);
    }
    expect(desk.system.openGuide).toHaveBeenCalledTimes(PROBLEM_CODES.length + 1);
    expect(guideAddress('index')).toBe(at('index.html'));
    expect(guideAddress('no-space')).toBe(at('errors.html#no-space'));
  });

  it.each(['', '../secret', 'errors.html', 'https://example.org/', 'constructor', 7, null])(
    'is opened at nothing else: %j',
    (entry) => {
      expect(windowCalls.openGuide.args.safeParse({ entry }).success).toBe(false);
    },
  );

  it('leads from page to page and nowhere else', () => {
    expect(mayNavigate(at('index.html'), at('save.html#under-a-tag'), page)).toBe(true);
    for (const to of [
      'https://example.org/',
      page.url,
      'file:///etc/passwd',
      'spydesk://guide.example.org/x.html',
      'about:blank',
      '',
    ]) {
      expect(mayNavigate(at('index.html'), to, page)).toBe(false);
    }
  });

  it('is not reached from the page of a window, which leads to itself alone', () => {
    expect(mayNavigate(page.url, page.url, page)).toBe(true);
    expect(mayNavigate(page.url, at('index.html'), page)).toBe(false);
    expect(mayNavigate('', at('index.html'), page)).toBe(false);
  });

  it('is an origin of its own, whose calls are answered by nobody', () => {
    expect(isTrustedSender({ origin: GUIDE_ORIGIN, isMainFrame: true, isOurWindow: true }, APP_ORIGIN)).toBe(false);
    expect(pageFileOf(at('save.html'), GUIDE_ORIGIN, '/program/guide')?.path).toBe('/program/guide/save.html');
    expect(pageFileOf(`${APP_ORIGIN}/save.html`, GUIDE_ORIGIN, '/program/guide')).toBeNull();
  });

  it('runs no script, sends nothing, and shows its own style and pictures alone', () => {
    expect(GUIDE_HEADERS['Content-Security-Policy']?.split('; ').toSorted()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self'",
      "script-src 'none'",
      "style-src 'self'",
    ]);
  });
});

describe('a key in the guide', () => {
  const key = (name: string, held: Partial<Record<'control' | 'meta' | 'alt', boolean>> = {}, type = 'keyDown') => ({
    type: type as 'keyDown',
    key: name,
    control: false,
    meta: false,
    alt: false,
    ...held,
  });

  it.each([
    [key('ArrowLeft', { alt: true }), 'back'],
    [key('ArrowRight', { alt: true }), 'forward'],
    [key('Escape'), 'close'],
    [key('W', { control: true }), 'close'],
    [key('+', { control: true }), 'larger'],
    [key('-', { control: true }), 'smaller'],
    [key('0', { control: true }), 'usual-size'],
  ])('does what browsers do: %j', (pressed, does) => {
    expect(guideKeyOf(pressed, false)).toBe(does);
  });

  it('asks for Cmd on a Mac, whose brackets lead back and forward', () => {
    expect(guideKeyOf(key('w', { meta: true }), true)).toBe('close');
    expect(guideKeyOf(key('w', { control: true }), true)).toBeNull();
    expect(guideKeyOf(key('[', { meta: true }), true)).toBe('back');
    expect(guideKeyOf(key('[', { control: true }), false)).toBeNull();
  });

  it('is left to the page where it does nothing', () => {
    for (const pressed of [
      key('ArrowLeft'),
      key('w'),
      key('Tab'),
      key('Escape', {}, 'keyUp'),
      key('Escape', { control: true }),
    ]) {
      expect(guideKeyOf(pressed, false)).toBeNull();
    }
  });
});

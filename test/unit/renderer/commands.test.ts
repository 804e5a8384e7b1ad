import { describe, expect, it } from 'vitest';
import { commandOfKey, keysInWords, SHORTCUTS } from '../../../src-renderer/shell/commands';

const key = (name: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('the keys of the window', () => {
  it('save with Ctrl+S, and with Cmd+S on a Mac', () => {
    expect(commandOfKey(key('s', { ctrlKey: true }), false)).toBe('save');
    expect(commandOfKey(key('s', { metaKey: true }), true)).toBe('save');
    expect(commandOfKey(key('s', { ctrlKey: true }), true)).toBeNull();
  });

  it('tell the same letter with Shift apart', () => {
    expect(commandOfKey(key('S', { ctrlKey: true, shiftKey: true }), false)).toBe('save-as');
    expect(commandOfKey(key('s'), false)).toBeNull();
  });

  it('size the text by the signs of any keyboard', () => {
    const pressed = [key('+', { ctrlKey: true }), key('+', { ctrlKey: true, shiftKey: true }), key('=', { ctrlKey: true })];
    expect(pressed.map((event) => commandOfKey(event, false))).toEqual(['larger-text', 'larger-text', 'larger-text']);
    expect(commandOfKey(key('_', { ctrlKey: true, shiftKey: true }), false)).toBe('smaller-text');
    expect(commandOfKey(key('0', { metaKey: true }), true)).toBe('usual-text');
    expect(commandOfKey(key('+'), false)).toBeNull();
  });

  it('leave each combination to one command', () => {
    const names = SHORTCUTS.map((shortcut) => keysInWords(shortcut, false));
    expect(new Set(names).size).toBe(names.length);
  });

  it('are named as the platform names them', () => {
    const saveAs = SHORTCUTS.filter(({ command }) => command === 'save-as');
    expect(saveAs.map((shortcut) => [keysInWords(shortcut, false), keysInWords(shortcut, true)])).toEqual([
      ['Ctrl+Shift+S', '⇧⌘S'],
    ]);
  });
});

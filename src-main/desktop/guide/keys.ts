import type { Input } from 'electron';

/** What a key does in the window of the guide, which has no menu and runs no script. */
export type GuideKey = 'back' | 'forward' | 'close' | 'larger' | 'smaller' | 'usual-size';

type Keys = Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>;

const BY_NAME: Readonly<Record<string, GuideKey>> = {
  escape: 'close',
  'alt+arrowleft': 'back',
  'alt+arrowright': 'forward',
  'control+w': 'close',
  'control+=': 'larger',
  'control++': 'larger',
  'control+-': 'smaller',
  'control+0': 'usual-size',
};

/** On a Mac the brackets lead back and forward, as they do in its browsers. */
const BY_NAME_ON_MAC: Readonly<Record<string, GuideKey>> = { ...BY_NAME, 'control+[': 'back', 'control+]': 'forward' };

/** Null for a key of the page's own. Shift is not asked for: on some keyboards + is typed with it. */
export function guideKeyOf({ type, key, control, meta, alt }: Keys, isMac: boolean): GuideKey | null {
  if (type !== 'keyDown' || (isMac ? control : meta)) return null;
  const held = [alt ? 'alt+' : '', (isMac ? meta : control) ? 'control+' : ''].join('');
  return (isMac ? BY_NAME_ON_MAC : BY_NAME)[`${held}${key.toLowerCase()}`] ?? null;
}

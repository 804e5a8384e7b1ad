/** What a key asks of a grid whose cells are not being typed into. */
export type GridAction =
  | { readonly do: 'move'; readonly rows: number; readonly columns: number; readonly extend: boolean }
  /** `rows`, `columns`: to the first or the last; null stays. */
  | {
      readonly do: 'end';
      readonly rows: 'first' | 'last' | null;
      readonly columns: 'first' | 'last' | null;
      readonly extend: boolean;
    }
  | { readonly do: 'page'; readonly by: 1 | -1; readonly extend: boolean }
  /** Types into the cell; `text` null begins with what it holds. */
  | { readonly do: 'type'; readonly text: string | null }
  | { readonly do: 'remove-rows' }
  | { readonly do: 'copy' }
  | { readonly do: 'put-back' };

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function withControl({ key, shiftKey: extend }: Keys): GridAction | null {
  if (key === 'Home') return { do: 'end', rows: 'first', columns: 'first', extend };
  if (key === 'End') return { do: 'end', rows: 'last', columns: 'last', extend };
  if (key === 'ArrowUp') return { do: 'end', rows: 'first', columns: null, extend };
  if (key === 'ArrowDown') return { do: 'end', rows: 'last', columns: null, extend };
  if (key === 'Delete') return { do: 'remove-rows' };
  return key.toLowerCase() === 'c' && !extend ? { do: 'copy' } : null;
}

/** True for the keys that paste: the browser pastes by itself, into what has the focus. */
export function isPaste({ key, ctrlKey, metaKey, altKey }: Keys): boolean {
  return (ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'v';
}

/** The action of a key; null for one that is not the grid's, such as Tab, which leaves it. */
export function gridAction(keys: Keys): GridAction | null {
  const { key, shiftKey: extend } = keys;
  if (keys.altKey) return null;
  if (keys.ctrlKey || keys.metaKey) return withControl(keys);
  const move = Object.hasOwn(MOVES, key) ? MOVES[key] : undefined;
  if (move !== undefined) return { do: 'move', rows: move[0], columns: move[1], extend };
  if (key === 'Home' || key === 'End') return { do: 'end', rows: null, columns: key === 'Home' ? 'first' : 'last', extend };
  if (key === 'PageUp' || key === 'PageDown') return { do: 'page', by: key === 'PageUp' ? -1 : 1, extend };
  if (key === 'Enter' || key === 'F2') return { do: 'type', text: null };
  if (key === 'Delete' || key === 'Backspace') return { do: 'type', text: '' };
  if (key === 'Escape') return { do: 'put-back' };
  return key.length === 1 && key !== ' ' ? { do: 'type', text: key } : null;
}

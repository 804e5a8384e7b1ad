import { dataClass, type DataClassName } from '../data-classes';
import { SELECT_KEYS, type SelectKey } from './spec';

/**
 * What an object of a class can be selected by (`_selectionKeyWords` of each class in `syncopy/datatype/`): trials and latency
 * always, each of its labels, frequencies and event codes where it has such an axis or column.
 */
export function selectKeysOf(name: DataClassName): SelectKey[] {
  const { labelDimensions, defaultDimord } = dataClass(name);
  const keys = ['trials', 'latency', ...labelDimensions];
  if (defaultDimord.includes('freq')) keys.push('frequency');
  if (defaultDimord.includes('eventid')) keys.push('eventid');
  return SELECT_KEYS.filter((key) => keys.includes(key));
}

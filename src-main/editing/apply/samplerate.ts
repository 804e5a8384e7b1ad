import { success, type Result } from '../../errors';
import { dataClass, isIntegerToken, isJsonNumber, jsonNumber, loadFaults, numberOf, readJsonText } from '../../format';
import type { JsonNumber, ObjectDescription } from '../../format';
import type { CommandOf } from '../../commands';
import { refuseField } from './refusals';

/**
 * The rate as Syncopy would keep it: its setter makes a float of that of continuous data, and leaves that of discrete ones an
 * int or a float (`continuous_data.py` and `discrete_data.py`, `samplerate`).
 */
function asKept(given: JsonNumber, description: ObjectDescription): JsonNumber {
  const isWhole = dataClass(description.dataclass).discrete && isIntegerToken(given);
  return isWhole ? jsonNumber(BigInt(given.token), 'int') : jsonNumber(numberOf(given), 'float');
}

/** Another sampling rate, in Hz. The samples stay, so all times change with it. */
export function setSamplerate(description: ObjectDescription, command: CommandOf<'set-samplerate'>): Result<ObjectDescription> {
  const read = readJsonText(command.samplerate);
  if (!read.ok || !isJsonNumber(read.value)) {
    return refuseField('samplerate', `"${command.samplerate}" is no number, such as 1000 or 24414.0625`);
  }
  // A number too long for a double is one that is too large.
  const changed = { ...description, samplerate: asKept(read.value, description) };
  const fault = loadFaults.samplerate(changed);
  return fault === null ? success(changed) : refuseField('samplerate', `Syncopy would not load it: ${fault}`);
}

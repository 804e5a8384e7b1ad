import type { Result } from '../../errors';
import type { ObjectDescription } from '../../format';
import type { Command } from '../../commands';
import { removeInfoValue, renameInfoKey, setInfo, setInfoValue } from './info';
import { numberLabels, renameLabels, replaceInLabels, setLabel, setLabels } from './labels';
import { setNote } from './note';
import { setSamplerate } from './samplerate';
import { aroundEvents, cut, nameTrialColumns, redefine, setTrialCells, setTrials, shiftOffset } from './trials';

/**
 * An object after one command: what a save would write but for the log. Nothing is changed in place, and what the command is not
 * about is the very same value as before. A command that changes nothing is none to refuse, but one that finds nothing is.
 * `cfg` is as Syncopy would keep it. Errors: `edit-refused` with the spot of the command that is to blame, for what Syncopy would not
 * load and for bad input; `too-large`.
 */
export function apply(description: ObjectDescription, command: Command): Result<ObjectDescription> {
  switch (command.do) {
    case 'set-label':
      return setLabel(description, command);
    case 'set-labels':
      return setLabels(description, command);
    case 'rename-labels':
      return renameLabels(description, command);
    case 'replace-in-labels':
      return replaceInLabels(description, command);
    case 'number-labels':
      return numberLabels(description, command);
    case 'set-samplerate':
      return setSamplerate(description, command);
    case 'set-info':
      return setInfo(description, command);
    case 'set-info-value':
      return setInfoValue(description, command);
    case 'remove-info-value':
      return removeInfoValue(description, command);
    case 'rename-info-key':
      return renameInfoKey(description, command);
    case 'set-note':
      return setNote(description, command);
    case 'set-trials':
      return setTrials(description, command);
    case 'set-trial-cells':
      return setTrialCells(description, command);
    case 'cut-trials':
      return cut(description, command);
    case 'trials-around-events':
      return aroundEvents(description, command);
    case 'redefine-trials':
      return redefine(description, command);
    case 'shift-offset':
      return shiftOffset(description, command);
    case 'name-trial-columns':
      return nameTrialColumns(description, command);
  }
}

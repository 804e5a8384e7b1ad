import { CONTAINER_EXTENSION, INFO_EXTENSION } from './data-classes';
import { findName } from './names';
import { containerStem, pathsOf, type PathContext } from './place';
import { lengthFault, targetOf, type SaveTarget } from './save-target';

/** Beyond this something else is wrong with the folder. */
const LAST_NUMBER = 9_999;

/**
 * Where *Keep both* would put an object whose `target` is taken: the same container under the next free tag (`t` gives
 * `t_2`, then `t_3`; no tag gives `2`), a loose file under the next free name (`f_2`). `names` are those of the target's folder.
 * A dot in a tag or name, which is not written anew, becomes `_`. Null where no such name can be written: in a container
 * with a dot in its name, or where the names are at the limit of the file system.
 */
export function nextFreeTarget(
  target: SaveTarget,
  names: readonly string[],
  context: Pick<PathContext, 'platform'> & { readonly caseInsensitive: boolean },
): SaveTarget | null {
  const paths = pathsOf(context.platform);
  const extension = paths.extname(target.data);
  const prefix = target.container === null ? null : containerStem(target.container);
  if (target.container?.slice(0, -CONTAINER_EXTENSION.length).includes('.') === true) return null;
  const stem = paths.basename(target.data, extension);
  const tag = (target.tag ?? '').replaceAll('.', '_');
  const base = prefix === null ? `${stem.replaceAll('.', '_')}_` : `${prefix}_${tag === '' ? '' : `${tag}_`}`;
  for (let number = 2; number <= LAST_NUMBER; number += 1) {
    const name = `${base}${number}${extension}`;
    const isTaken = [name, name + INFO_EXTENSION].some((one) => findName(names, one, context.caseInsensitive) !== null);
    if (isTaken) continue;
    const next = targetOf(paths.join(target.folder, name), context);
    return lengthFault(next, context) === null ? next : null;
  }
  return null;
}

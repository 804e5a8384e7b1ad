import type { Handlers, HostCalls } from '../contract';
import { fail } from '../errors';
import { markForDoubleClick, setAttributes, type Files } from '../files';
import { pathOfRef } from '../format';

/** A container that the Explorer of Windows is to open in Spydesk. Main has checked the reference, and asked the user. */
export function doubleClickHandlers(files: Files): Pick<Handlers<HostCalls>, 'openByDoubleClick'> {
  return {
    openByDoubleClick: ({ ref }) => markForDoubleClick(files, pathOfRef(ref) ?? fail('not-granted', {}), setAttributes),
  };
}

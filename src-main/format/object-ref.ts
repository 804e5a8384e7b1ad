/**
 * Names a file or folder by URI (`file:///data/session1.spy/session1_raw.analog`), never by path: the window passes
 * references on but makes none, and a remote store can have a scheme of its own.
 */
export type ObjectRef = string & { readonly brand: 'ObjectRef' };

/** The name of the file or folder that a reference names, to be shown; null where it has none. */
export function nameOfRef(ref: string): string | null {
  try {
    const name = decodeURIComponent(ref.slice(ref.lastIndexOf('/') + 1));
    return name === '' ? null : name;
  } catch {
    return null;
  }
}

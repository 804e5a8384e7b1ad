/** The title of a window that shows the object `filename`, wherever that lies. */
export function titleOf(filename: string, { isChanged = false } = {}): RegExp {
  return new RegExp(`^${isChanged ? '• ' : ''}${filename.replaceAll('.', '\\.')} \\(.+\\) – Spydesk$`);
}

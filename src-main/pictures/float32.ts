/** True for types whose values a float32 holds without loss. */
export function fitsFloat32(typeName: string): boolean {
  return ['int8', 'uint8', 'int16', 'uint16', 'float16', 'float32', 'bool'].includes(typeName);
}

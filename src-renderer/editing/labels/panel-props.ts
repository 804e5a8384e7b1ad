/** What every panel that changes the labels of a dimension is given. */
export interface PanelProps {
  readonly dimension: string;
  /** Empty where the object has none of its own. */
  readonly labels: readonly string[];
  readonly onclose: () => void;
}

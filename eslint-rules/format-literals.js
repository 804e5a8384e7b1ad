/**
 * A data class or its extension as a literal outside of `src-main/format`: such code would have to be found again when a
 * class is added, so it asks the table of `format/data-classes.ts` instead.
 */
const LITERAL =
  /^(AnalogData|TimeLockData|SpectralData|CrossSpectralData|SpikeData|EventData)$|\.(analog|timelock|spectral|crossspectral|spike|event)(\.info)?$/;

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: { literal: '"{{text}}" belongs into the table of src-main/format/data-classes.ts; ask that table.' },
  },
  create(context) {
    /** @param {import('eslint').Rule.Node} node @param {unknown} text */
    const check = (node, text) => {
      if (typeof text === 'string' && LITERAL.test(text)) context.report({ node, messageId: 'literal', data: { text } });
    };
    return {
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked),
      /** Text within an attribute of a Svelte component. @param {import('eslint').Rule.Node & { value: unknown }} node */
      SvelteLiteral: (node) => check(node, node.value),
    };
  },
};

/* What Deno's own rules do not look for. */
const MARKUP = "Text is text, never HTML: make elements with `courseDom.element`.";

export default {
  name: "course",
  rules: {
    "no-nested-ternary": {
      create: (context) => ({
        "ConditionalExpression > ConditionalExpression"(node) {
          context.report({ node, message: "A choice within a choice: say it with `if`, or with a table." });
        },
      }),
    },
    "elements-by-the-helper": {
      create: (context) => ({
        "CallExpression[callee.property.name=/^createElement(?:NS)?$/]"(node) {
          context.report({
            node,
            message: "Make elements with `courseDom.element`, or say why this script must not need it.",
          });
        },
        "MemberExpression[property.name=/^(?:innerHTML|outerHTML|insertAdjacentHTML)$/]"(node) {
          context.report({ node, message: MARKUP });
        },
      }),
    },
    "listeners-that-end": {
      create: (context) => ({
        'ClassBody CallExpression[callee.property.name="addEventListener"][callee.object.name=/^(?:window|document)$/]'(
          node,
        ) {
          if (!/\bsignal\b/.test(context.sourceCode.getText(node.arguments[2] ?? node.callee))) {
            context.report({
              node,
              message: "Listen in `listen(signal)`, with `{ signal }`: it ends when the element leaves the page.",
            });
          }
        },
      }),
    },
  },
};

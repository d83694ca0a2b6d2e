/* What Deno's own rules do not look for. */
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
  },
};

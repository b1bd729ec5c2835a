import { type ASTVisitor, GraphQLError, Kind, type OperationTypeNode, type ValidationContext } from 'graphql';

/** The kinds of operation that a request may hold; subscriptions come over a socket, and nothing else does. */
export const OVER_HTTP = ['query', 'mutation'] as readonly OperationTypeNode[];
export const OVER_SOCKETS = ['subscription'] as readonly OperationTypeNode[];

/**
 * Refuses a subscription whose root is not one plain field: with a condition on it nothing may be left, and graphql-js
 * trips over that (the specification of 2025 forbids it as well).
 */
export function plainSubscriptions(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation !== 'subscription') return;
      const isPlain = node.selectionSet.selections.every(
        (each) => each.kind === Kind.FIELD && !each.directives?.length,
      );
      const message = 'A subscription asks for one field, without conditions.';
      if (!isPlain) context.reportError(new GraphQLError(message, { nodes: node }));
    },
  };
}

/**
 * The rule that refuses an operation of another kind than `kinds`, and of one that the schema has no root for. Left
 * alone, graphql-js finds that out only when it executes, and its error would read as a bug of ours.
 */
export function offeredOperations(kinds: readonly OperationTypeNode[]) {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(node) {
      if (kinds.includes(node.operation) && context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`No ${node.operation} is offered here.`, { nodes: node }));
    },
  });
}

import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/**
 * Refuses an operation of a kind that the schema has no root for (`subscription`, until something lives). Left alone,
 * graphql-js finds out only when it executes, and its error would read as a bug of ours.
 */
export function offeredOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`This service offers no ${node.operation}.`, { nodes: node }));
    },
  };
}

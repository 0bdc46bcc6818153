import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './tree';

/** A code that is written out in a source file, with the status or exit code that is written beside it. */
export interface WrittenCode {
  readonly code: string;
  readonly status: string | undefined;
  readonly exit: string | undefined;
}

export interface CodesIn {
  readonly written: readonly WrittenCode[];
  /** Where a code is put together or handed on, so that what it is cannot be found. */
  readonly hidden: readonly string[];
}

const CODE = 'code';
/** Codes of ours; those of the system are in upper case. */
const OURS = /^[a-z]+(?:-[a-z0-9]+)*$/u;

const isNamed = (node: ts.Node & { readonly name?: ts.Node }, name: string): boolean =>
  node.name !== undefined && ts.isIdentifier(node.name) && node.name.text === name;

/** The texts that a value or a type may be, where they are written out. */
const textsIn = (node: ts.Node): readonly string[] => {
  if (ts.isStringLiteral(node)) return [node.text];
  if (ts.isLiteralTypeNode(node)) return textsIn(node.literal);
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(textsIn);
  if (ts.isConditionalExpression(node)) return [...textsIn(node.whenTrue), ...textsIn(node.whenFalse)];
  return [];
};

const isCodeField = (node: ts.Node): node is ts.PropertyAssignment =>
  ts.isPropertyAssignment(node) && isNamed(node, CODE);

const isBinding = (name: ts.BindingName): boolean =>
  ts.isIdentifier(name)
    ? name.text === CODE
    : ts.isArrayBindingPattern(name) && name.elements.some((each) => ts.isBindingElement(each) && isBinding(each.name));

const isJoined = (node: ts.Node): boolean =>
  ts.isTemplateLiteral(node) || (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken);

const isMade = (node: ts.Node | undefined): boolean =>
  node !== undefined && (ts.isStringLiteral(node) || ts.isArrayLiteralExpression(node) || isJoined(node));

const isHidden = (node: ts.Node): boolean =>
  isCodeField(node)
    ? isJoined(node.initializer)
    : ts.isVariableDeclaration(node) && isBinding(node.name) && isMade(node.initializer);

const valueBeside = ({ parent }: ts.PropertyAssignment, name: string): string | undefined => {
  const beside = parent.properties.find((property) => isNamed(property, name));
  return beside !== undefined && ts.isPropertyAssignment(beside) ? beside.initializer.getText() : undefined;
};

/** The place of a parameter that is a code, by the name of its function. */
const codeParameterIn = (node: ts.Node): readonly [string, number] | undefined => {
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined) return undefined;
  if (!ts.isArrowFunction(node.initializer)) return undefined;
  const place = node.initializer.parameters.findIndex((parameter) => isNamed(parameter, CODE));
  return place < 0 ? undefined : [node.name.getText(), place];
};

const writtenIn = (node: ts.Node, codeParameters: ReadonlyMap<string, number>): readonly WrittenCode[] => {
  const each = (texts: readonly string[], field?: ts.PropertyAssignment): readonly WrittenCode[] => {
    const [status, exit] = ['status', 'exit'].map((name) => field && valueBeside(field, name));
    return texts.filter((text) => OURS.test(text)).map((code) => ({ code, status, exit }));
  };
  if (isCodeField(node)) return each(textsIn(node.initializer), node);
  if (ts.isPropertySignature(node) && isNamed(node, CODE) && node.type !== undefined) return each(textsIn(node.type));
  if (!ts.isCallExpression(node)) return [];
  const argument = node.arguments[codeParameters.get(node.expression.getText()) ?? -1];
  return argument === undefined ? [] : each(textsIn(argument));
};

const nodesIn = (node: ts.Node): readonly ts.Node[] => {
  const nodes: ts.Node[] = [node];
  ts.forEachChild(node, (child) => {
    nodes.push(...nodesIn(child));
  });
  return nodes;
};

/** The codes that a source file gives as the field `code` of something, or to a function of its own that does. */
export const codesIn = (path: string, text = readFileSync(join(ROOT, path), 'utf8')): CodesIn => {
  const nodes = nodesIn(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  const parameters = new Map(
    nodes.flatMap((node) => [codeParameterIn(node) ?? []].filter((found) => found.length === 2)),
  );
  return {
    written: nodes.flatMap((node) => writtenIn(node, parameters)),
    hidden: nodes.filter(isHidden).map((node) => `${path}: ${node.getText()}`),
  };
};

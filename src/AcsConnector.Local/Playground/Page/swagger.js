// Reads the connector's Swagger file as a flow designer does: operations, their fields, and the request that a filled form becomes.

/** The operations that a designer shows, in the order of the file. */
export function operationsOf(definition) {
  return Object.entries(definition.paths).flatMap(([path, methods]) => Object.entries(methods)
    .filter(([, operation]) => operation['x-ms-visibility'] !== 'internal')
    .map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      summary: operation.summary,
      description: operation.description,
      fields: (operation.parameters ?? []).flatMap((parameter) => fieldsOf(parameter, definition)),
    })));
}

/** A body's members are fields of their own. Visibility is none (shown), important (shown first), advanced or internal. */
function fieldsOf(parameter, definition) {
  if (parameter.in !== 'body') return [describe(parameter.name, parameter.in, parameter, parameter.required)];
  const schema = resolve(parameter.schema, definition);
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    describe(name, 'body', resolve(property, definition), schema.required?.includes(name)));
}

const describe = (name, place, shape, isRequired = false) => ({
  name,
  place,
  isRequired,
  type: shape.type,
  label: shape['x-ms-summary'] ?? shape.title ?? name,
  description: shape.description,
  visibility: shape['x-ms-visibility'] ?? 'none',
  choices: shape.enum ?? shape.items?.enum,
  default: shape.default,
  minimum: shape.minimum,
  maximum: shape.maximum,
  isSecret: /secret/i.test(shape.description ?? ''),
});

function resolve(shape, definition) {
  return shape?.$ref ? resolve(definition.definitions[shape.$ref.replace('#/definitions/', '')], definition) : shape ?? {};
}

/** A sentence when the value cannot be sent as it is. */
export function fault(field, value) {
  const isEmpty = value === '' || value?.length === 0;
  if (isEmpty) return field.isRequired ? `${field.label} is required.` : '';
  if (field.type === 'integer' && !/^-?\d+$/.test(value)) return `${field.label} must be a whole number.`;
  if (field.place === 'header' && !/^[\x20-\x7e]*$/.test(value)) return `${field.label} can hold plain letters, digits and signs only.`;
  return '';
}

/** What the connector sends: empty optional fields stay away, internal ones carry their default. */
export function requestOf(operation, values) {
  let path = operation.path;
  const query = new URLSearchParams();
  const headers = {};
  const body = {};
  for (const field of operation.fields) {
    const value = field.visibility === 'internal' ? field.default : values.get(field.name);
    if (value === undefined || value === '' || value.length === 0) continue;
    if (field.place === 'path') path = path.replace(`{${field.name}}`, encodeURIComponent(value));
    else if (field.place === 'query') query.set(field.name, value);
    else if (field.place === 'header') headers[field.name] = value;
    else body[field.name] = field.type === 'integer' ? Number(value) : value;
  }
  const hasBody = operation.fields.some((field) => field.place === 'body');
  return { path: query.size > 0 ? `${path}?${query}` : path, headers, body: hasBody ? body : undefined };
}

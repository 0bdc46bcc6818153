import { Controller, Get, Header, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';

/** What the page takes from the package, which is on this disk: nothing of it comes from another host. */
const ASSETS: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', require.resolve('swagger-ui-dist/swagger-ui.css')],
  ['swagger-ui-bundle.js', require.resolve('swagger-ui-dist/swagger-ui-bundle.js')],
  ['favicon-32x32.png', require.resolve('swagger-ui-dist/favicon-32x32.png')],
]);

const OWN_SCRIPT = 'try-it.js';

/** Paths are relative, so that the page works behind a proxy that puts the service under a path of its own. */
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>arr-ledger: try the API</title>
    <link rel="stylesheet" href="docs/swagger-ui.css">
    <link rel="icon" type="image/png" href="docs/favicon-32x32.png">
  </head>
  <body>
    <noscript>This page needs JavaScript. The description it is made from is at <a href="openapi.json">openapi.json</a>.</noscript>
    <main id="try-it"></main>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/${OWN_SCRIPT}"></script>
  </body>
</html>
`;

/**
 * The headers admit no script within the page. Without `validatorUrl` the document would be sent to a stranger. The page
 * sends what it has filled in, so that the example of a parameter that may be left out is told beside it instead.
 */
const SCRIPT = `const withoutFilledIn = (parameter) => {
  if (parameter.required || parameter.schema?.example === undefined) return parameter;
  const { example, ...schema } = parameter.schema;
  return { ...parameter, schema, description: [parameter.description, 'For example ' + example].join(' ') };
};

const prepared = (text) => {
  const document = JSON.parse(text);
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations)) {
      operation.parameters = operation.parameters?.map(withoutFilledIn);
    }
  }
  return JSON.stringify(document);
};

SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#try-it',
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  validatorUrl: null,
  responseInterceptor: (response) => {
    if (response.url.endsWith('/openapi.json') && response.ok) response.text = prepared(response.text);
    return response;
  },
});
`;

/** The page on which the service is tried out. */
@ApiExcludeController()
@Controller('docs')
export class DocsController {
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return PAGE;
  }

  @Get(OWN_SCRIPT)
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  script(): string {
    return SCRIPT;
  }

  @Get(':asset')
  asset(@Param('asset') asset: string, @Res() response: Response): void {
    const file = ASSETS.get(asset);
    if (file === undefined) throw new NotFoundException();
    // What an answer says of being kept, the service says for all alike.
    response.sendFile(file, { cacheControl: false, etag: false, lastModified: false, acceptRanges: false });
  }
}

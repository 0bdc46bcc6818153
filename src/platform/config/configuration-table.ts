import type { Settings } from './setting';

const inCode = (text: string | undefined): string => (text === undefined || text === '' ? 'none' : `\`${text}\``);

/** The settings as a table in Markdown, for the reference page. */
export const configurationTable = (settings: Settings): string => {
  const rows = Object.values(settings).map(
    ({ name, meaning, rule, example, fallback }) =>
      `| \`${name}\` | ${inCode(fallback)} | ${meaning} | ${rule} | \`${example}\` |`,
  );
  return ['| Variable | Default | For | Must be | Example |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
};

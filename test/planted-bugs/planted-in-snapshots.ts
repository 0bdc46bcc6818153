import { type PlantedBug, projections } from './planted-bug';

export const PLANTED_IN_SNAPSHOTS: readonly PlantedBug[] = [
  projections('takes a snapshot of other code', 'snapshots', ' || header.code !== this.ports.code', ''),
  projections('has readers wait for a snapshot to be written', 'hosted-read-model', ' || this.ports.isHeld()', ''),
  projections(
    'has readers wait for all that came while a snapshot was written',
    'log-follower',
    'headSeen = Math.max(headSeen, await this.listener.atRest());',
    'await this.listener.atRest();',
  ),
  projections(
    'waits after a snapshot for a page that has come already',
    'log-follower',
    'headSeen <= this.position.sequence',
    'headSeen === 0',
  ),
  projections('takes a snapshot of another version', 'snapshots', ' || header.version !== version', ''),
  projections(
    'does not compare the digest',
    'snapshot-file',
    'hash.digest().equals(Buffer.from(buffer, end, DIGEST_BYTES))',
    'hash.digest().length === DIGEST_BYTES',
  ),
  projections('takes a snapshot of another log of the same length', 'snapshots', 'last.id === lastFactId && ', ''),
  projections(
    'puts projections at different positions',
    'snapshots',
    'header.position.token !== position.token',
    'header.position.sequence < 0',
  ),
  projections(
    'puts one projection where its snapshot is though that of another is bad',
    'snapshots',
    'adoptions.push(adopt);',
    'adopt();',
  ),
  projections('counts as kept what was only tried', 'snapshots', 'isEnd ? this.keptAt : this.triedAt', 'this.triedAt'),
  projections('keeps a projection that has stopped', 'snapshots', 'isKept && failure === undefined', 'isKept'),
  projections('writes where it only looks on', 'snapshots', 'files.isWriter && facts', 'facts'),
  projections(
    'looks for the last fact after it',
    'running-projection',
    '      this.before = this.position;\n      this.position = position;\n',
    '      this.position = position;\n      this.before = this.position;\n',
  ),
  projections(
    'takes any object for a state',
    'running-projection',
    'if (!isLike(',
    'if (state === undefined && !isLike(',
  ),
  projections(
    'lets numbers begin anywhere',
    'state-image',
    'this.bytes += alignedLength(value.byteLength)',
    'this.bytes += value.byteLength',
  ),
  projections('makes two objects of one', 'state-image', '    this.numbers.set(value, number);\n', ''),
  projections(
    'does not look into the code',
    'code-fingerprint',
    '        .update(readFileSync(join(folder, name)));',
    '        .update(folder);',
  ),
  projections(
    'takes the code of another Node for its own',
    'code-fingerprint',
    '.update(JSON.stringify(versions))',
    '',
  ),
  projections('takes tests for code', 'code-fingerprint', '(?<!\\.spec|\\.d)', ''),
];

import { IsPlainText, MayBeAbsent } from '../../platform/http/field.decorator';

const VERB_LENGTH_MAX = 64;
const COMMAND_ID_LENGTH_MAX = 255;
const SOURCE_LENGTH_MAX = 200;
const SUBSCRIPTION_ID_LENGTH_MAX = 64;

/** What a message says beside the fields of its command. */
export class CommandMessageDto {
  /** What is asked for, as the last part of its path over HTTP says it. */
  @IsPlainText({ lengthMax: VERB_LENGTH_MAX })
  readonly command!: string;

  /** The id under which it counts once for its source. */
  @MayBeAbsent()
  @IsPlainText({ lengthMax: COMMAND_ID_LENGTH_MAX })
  readonly commandId?: string;

  @MayBeAbsent()
  @IsPlainText({ lengthMax: SOURCE_LENGTH_MAX })
  readonly source?: string;

  /** The key of the message once more, for those who see only values. */
  @MayBeAbsent()
  @IsPlainText({ lengthMax: SUBSCRIPTION_ID_LENGTH_MAX })
  readonly subscriptionId?: string;
}

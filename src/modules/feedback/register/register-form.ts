import { z } from 'zod'
import { langs } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'
import { heads, regimes, registeredChannels } from '../reaction.ts'
import { toldForm } from '../speak/speak-form.ts'

/** What staff adds when it writes down what somebody says. */
const registeredForm = (t: Text) =>
  z.object({
    channel: z.enum(registeredChannels, { error: t('register.staff.error.channel') }),
    head: z.enum(heads).optional().catch(undefined),
    language: z.enum(langs).catch('nl'),
    regimes: z.union([z.array(z.enum(regimes)).min(1), z.enum(regimes).transform((one) => [one])]).catch(['childcare']),
  })

/** Everything that was told, with how it came in. The danger question was asked by a person. */
export const registerForm = (t: Text) =>
  z.intersection(toldForm(t), registeredForm(t)).transform(({ channel, head, language, regimes: under, ...told }) => ({
    channel,
    told: { ...told, head, language, regimes: under },
  }))

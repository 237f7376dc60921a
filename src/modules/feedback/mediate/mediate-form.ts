import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { filledIn, versionIn, wordsIn } from '../step-form.ts'
import {
  chosenEndings,
  sessionHows,
  sessionLengths,
  sideAnswers,
  sides,
  sideWordsLimit,
  subjectLimit,
} from './mediation.ts'

const sideWords = (t: Text) =>
  wordsIn(t).pipe(z.string().max(sideWordsLimit, t('feedback.error.words-long', { max: sideWordsLimit })))

/** What a side says on its page. */
export const sideForm = (t: Text) =>
  z
    .object({
      antwoord: z.enum(sideAnswers, { error: t('mediate.error.answer') }),
      verslag: versionIn,
      mediation_words: sideWords(t),
    })
    .transform(({ antwoord, verslag, mediation_words }) => ({
      answer: antwoord,
      recordVersion: verslag,
      words: mediation_words,
    }))

/** What a side said by telephone. */
export const phoneForm = (t: Text) =>
  z
    .object({
      side: z.enum(sides, { error: t('mediate.staff.error.side') }),
      said: z.enum(sideAnswers, { error: t('mediate.error.answer') }),
      verslag: versionIn,
      said_words: sideWords(t),
    })
    .transform(({ side, said, verslag, said_words }) => ({
      side,
      answer: said,
      recordVersion: verslag,
      words: said_words,
    }))

export const proposalForm = (t: Text) =>
  z
    .object({
      versie: versionIn,
      organiser_name: z
        .string()
        .trim()
        .max(200, t('feedback.error.words-long', { max: 200 }))
        .default(''),
      organiser_email: z
        .string()
        .trim()
        .max(254, t('speak.error.email'))
        .default('')
        .refine((typed) => typed === '' || z.email().safeParse(typed).success, t('speak.error.email')),
      subject: wordsIn(t).pipe(
        z
          .string()
          .min(1, t('mediate.staff.error.subject'))
          .max(subjectLimit, t('feedback.error.words-long', { max: subjectLimit })),
      ),
      proposal_words: filledIn(t).pipe(z.string().min(1, t('feedback.error.words'))),
    })
    .transform(({ versie, proposal_words, subject, organiser_name, organiser_email }) => ({
      version: versie,
      words: proposal_words,
      subject,
      organiserName: organiser_name,
      organiserEmail: organiser_email === '' ? null : organiser_email,
    }))

export const sessionForm = (t: Text) =>
  z
    .object({
      versie: versionIn,
      half_days: z.coerce
        .number({ error: t('mediate.staff.error.half-days') })
        .pipe(z.literal(sessionLengths, { error: t('mediate.staff.error.half-days') })),
      session_how: z.enum(sessionHows, { error: t('mediate.staff.error.how') }),
      beyond: z.string().optional(),
    })
    .transform(({ versie, half_days, session_how, beyond }) => ({
      version: versie,
      halfDays: half_days,
      how: session_how,
      beyondFree: beyond !== undefined,
    }))

export const recordForm = (t: Text) =>
  z
    .object({ versie: versionIn, record_words: wordsIn(t) })
    .transform(({ versie, record_words }) => ({ version: versie, words: record_words }))

export const stopForm = (t: Text) =>
  z
    .object({ because: z.enum(chosenEndings).optional().catch(undefined), stop_words: wordsIn(t) })
    .transform(({ because, stop_words }) => ({ because, words: stop_words }))

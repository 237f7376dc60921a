export { findPersonWhoActs } from './actor-queries.ts'
export { letterViewOf, originOf } from './letter-house-queries.ts'
export { siteByHost, styleBySlug } from './site-queries.ts'
import type { Module } from '../../platform/module.ts'

export const accounts: Module = {}

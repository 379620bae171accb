import type { DeliveryPage } from './deliverables/queries/published.ts'
import type { DayPage, OneLinePage } from './stripboard/queries/published.ts'

/** A page that people without an account may read: plain JSON, without anything the office keeps. */
export type PublishedPage = OneLinePage | DayPage | DeliveryPage

/**
 * The version of what documents hold: the records, their fields and limits. A change of shape
 * raises it, and `tests/unit/model/version.test.ts` fails until it has.
 *
 *   1  settings and holidays; boards, scenes, elements, sets, locations and strips
 *   2  contacts, in the office document
 *   3  objects, in the whiteboard's
 *   4  resources, absences, sessions, requests and rules of bookings; rulings: holds, answers, history
 *   5  recipients, deliverables, lines of schedules and steps, in the deliverables document
 *   6  what the company decides about dates; events, terms and holds of elements; rules, calls, permits
 *   7  media, their log and copies, hash lists and their sheets, in the deliverables document
 *   8  QC findings, in the deliverables document; answers to its steps, in the rulings
 *   9  call sheets and those that went out, in the stripboard document
 *  10  several boards: their status, locks and published versions; scenes split into parts; risks,
 *      quantities, merged and linked elements; which draft a scene came from
 *  11  approvals, attached files and consignments, in the deliverables document
 *  12  milestones and the plan of post, in the bookings document; which milestone a session is for
 *  13  comments
 *  14  what the due date of a line hangs on, and how far from it
 *  15  what was noted of a day while it was shot, and daily reports that were published
 *  16  cards about sessions, deliveries, people, locations and questions, and what frames stand for;
 *      who removed a session, a line, an element or a contact, and who omitted a scene
 *  17  cues and their rules, in the bookings document
 *  18  the time zone of a location; the sun on call sheets; where limits of hours come from
 *  19  which milestone of post the due date of a line hangs on
 *  20  what is written in a scene
 *  21  reels, their cuts and turnovers, in the bookings document
 *  22  rest that may be reduced, in the rules
 *  23  images in pictures, and frames that number theirs, in the whiteboard's document
 *  24  the address of what is booked
 *  25  the head of the music cue sheet, in the bookings document; comments on cues
 *  26  what people without an account answered to a booking, in the rulings
 *  27  steps of deliveries are stored whole, each as one value
 *  28  what a forced call costs, in the rules
 *  29  contracts, deal memos and travel memos, in the office document
 *  30  steps of deliveries are stored as one text each
 */
export const schemaVersion = 30

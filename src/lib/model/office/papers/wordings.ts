import type { PaperKind } from './records.ts'

/*
 * Our wordings, short on purpose: a start for those who have none of their own. `## ` opens a part,
 * `Label: {{term}}` is a line of facts, anything else a paragraph.
 */

const dayPlayer = `## Between
Company: {{company}}
Address: {{companyAddress}}
Performer: {{name}}
Legal name: {{legalName}}
Loan-out company: {{loanOut}}
Agent: {{agent}}
Guild: {{guild}}
Guardian: {{guardian}}
## The work
Production: {{production}}
Role: {{role}}
Engaged as: {{engagedAs}}
When: {{when}}
Where: {{where}}
Guaranteed hours: {{hours}}
## The money
Rate: {{rate}}
Agency fee: {{agencyFee}}
Overtime: {{overtime}}
Travel: {{travel}}
Per diem: {{perDiem}}
## What is agreed
The company engages {{name}} to record the role of {{role}} for {{production}} at the time and place above. The rate is owed for the guaranteed hours, whether or not all of them are used.
Credit: {{credit}}
Use: {{usage}}
The recording is used for this production and its publicity alone. The voice is not replaced, altered to say other words, or used for a digital replica unless that is agreed in writing.
What the performer learns of the production stays confidential until the company makes it public.
Special terms: {{special}}`

const crew = `## Between
Company: {{company}}
Address: {{companyAddress}}
Name: {{name}}
Legal name: {{legalName}}
Loan-out company: {{loanOut}}
## The work
Production: {{production}}
Position: {{role}}
Department: {{department}}
Union: {{guild}}
Starts: {{starts}}
Ends: {{ends}}
## The money
Rate: {{rate}}
Guaranteed hours: {{hours}}
Overtime: {{overtime}}
Rest: {{turnaround}}
Allowances: {{allowances}}
Travel: {{travel}}
Per diem: {{perDiem}}
## What is agreed
{{name}} works on {{production}} as {{role}} on the terms above. What {{name}} makes for it in this work belongs to the company once it is paid for.
Credit: {{credit}}
What is learnt of the production stays confidential until the company makes it public.
Special terms: {{special}}`

const travel = `## Who and what for
Traveller: {{name}}
Phone: {{phone}}
Production: {{production}}
Session: {{session}}
When: {{when}}
Where: {{where}}
## On the way
Journey there: {{outbound}}
Pick-up: {{pickUp}}
Journey back: {{inbound}}
## Staying
Hotel: {{hotel}}
Check-in: {{checkIn}}
Check-out: {{checkOut}}
Confirmation: {{confirmation}}
Who pays: {{billing}}
Per diem: {{perDiem}}
## If anything goes wrong
Ring: {{emergency}}
Notes: {{special}}
All times are local to the place they are about.`

/** What a paper says when nobody has written another wording. */
export const wordings: Readonly<Record<PaperKind, string>> = { dayPlayer, crew, travel }
